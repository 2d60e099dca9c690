import { Icon, StatusLamp, type IconName, type StatusLampProps } from '@cordboard/ui';
import { useRef, type ReactNode, type Ref } from 'react';
import type { LogBook } from '../phone/log-book.js';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';
import { useOrphanedFocus } from '../screens/use-orphaned-focus.js';
import { useStore } from '../use-store.js';

export interface FoldedBarProps {
  lamp: StatusLampProps['state'];
  /** Who, or how things stand. */
  title: string;
  /** How things stand with them. */
  detail?: ReactNode;
  /** The same, said to assistive technology whenever it changes. */
  status: string;
  log: LogBook;
  /** The buttons that cannot wait. */
  children?: ReactNode;
  /** On the panel, as every live line is. */
  line?: 'live' | 'ringing';
}

/** The softphone on one line of 300 × 48. */
export function FoldedBar({ lamp, title, detail, status, log, children, line }: FoldedBarProps) {
  const { softphone } = useSoftphone();
  const { folding, screens } = useMessages();
  const { canFold } = useStore(softphone.folding);
  const lines = useStore(log);
  // Not a button of the call: the key that answered, pressed twice, would end it.
  const open = useRef<HTMLButtonElement>(null);
  useOrphanedFocus(open);
  return (
    <main className={`phone folded${line ? ` folded-${line}` : ''}`} aria-label="Softphone">
      <div role="status" className="unseen">
        <span>{status}</span>
      </div>
      {line ? <i className="jack" aria-hidden="true" /> : <StatusLamp state={lamp} />}
      <div className="folded-text">
        <h1>{title}</h1>
        {detail && <p>{detail}</p>}
      </div>
      {children}
      {canFold && (
        <FoldedButton ref={open} icon="expand" label={folding.open} onClick={() => softphone.folding.open()} />
      )}
      {/* There is no room for it; it goes on being read out. */}
      <div role="log" aria-label={screens.callLog} className="unseen">
        {lines.map(({ id, text }) => (
          <p key={id}>
            <span>{text}</span>
          </p>
        ))}
      </div>
    </main>
  );
}

export interface FoldedButtonProps {
  icon: IconName;
  /** Its accessible name and its tooltip. */
  label: string;
  intent?: 'plain' | 'panel' | 'go' | 'stop';
  disabled?: boolean;
  keys?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
  onClick: (click: { detail: number }) => void;
}

export function FoldedButton({ icon, label, intent = 'plain', disabled, keys, ref, onClick }: FoldedButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={`folded-button folded-button-${intent}`}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size="lg" />
    </button>
  );
}
