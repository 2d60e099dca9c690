import { IconButton } from '@cordboard/ui';
import { useEffect, useRef, useState } from 'react';
import type { LogBook } from '../phone/log-book.js';
import { useStore } from '../use-store.js';
import { useMessages } from './softphone-context.js';

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** Keeps every line, and always shows the last one; opens to the whole. */
export function CallLog({ log }: { log: LogBook }) {
  const { screens } = useMessages();
  const lines = useStore(log);
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines, isOpen]);

  return (
    <footer className={isOpen ? 'log log-open' : 'log'}>
      {/* Focusable when open, so that it can be scrolled by keyboard. */}
      <div role="log" aria-label={screens.callLog} ref={list} tabIndex={isOpen ? 0 : -1}>
        {lines.map(({ id, at, text }) => (
          <p key={id}>
            <time dateTime={new Date(at).toISOString()}>{clock.format(at)}</time>
            <span>{text}</span>
          </p>
        ))}
      </div>
      <IconButton
        icon={isOpen ? 'collapse' : 'expand'}
        label={isOpen ? screens.showLastLine : screens.showWholeLog}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
    </footer>
  );
}
