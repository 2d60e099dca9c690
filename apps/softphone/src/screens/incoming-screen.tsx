import type { LiveCall } from '@cordboard/call-session';
import { Button, RingingJack } from '@cordboard/ui';
import { useEffect, useRef } from 'react';
import type { Directory } from '../directory/matches.js';
import type { NameBook } from '../directory/name-book.js';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Timer } from './clock.js';
import { Frame } from './frame.js';
import { useShortcuts } from './use-shortcuts.js';

export interface IncomingScreenProps {
  call: LiveCall;
  phone: Phone;
  names: NameBook;
  directory: Directory;
  log: LogBook;
}

/** Takes the whole frame: a browser that was never clicked plays no ring, so it has to be seen. */
export function IncomingScreen({ call, phone, names, directory, log }: IncomingScreenProps) {
  const answer = useRef<HTMLButtonElement>(null);
  const { address } = call.peer;
  const label = names.nameOf(call.peer);
  const isAnswering = call.phase === 'answering';
  const lastCall = directory.recent.find((recent) => recent.address === address);

  // Never out of the page around: who types a note there would answer the call with the next space.
  useEffect(() => {
    if (document.hasFocus()) answer.current?.focus();
  }, []);
  useShortcuts({
    'alt+shift+c': () => phone.session.answer(),
    'alt+shift+e': () => phone.session.decline(),
  });

  const foot = (
    <>
      <Button
        intent="stop"
        size="lg"
        icon="hangup"
        aria-keyshortcuts="Alt+Shift+E"
        disabled={isAnswering}
        onClick={() => phone.session.decline()}
      >
        Decline
      </Button>
      <Button
        ref={answer}
        intent="go"
        size="lg"
        icon="phone"
        aria-keyshortcuts="Alt+Shift+C"
        disabled={isAnswering}
        onClick={() => phone.session.answer()}
      >
        Answer
      </Button>
      <p className="foot-keys" aria-hidden="true">
        <span>Alt ⇧ E</span>
        <span>Alt ⇧ C</span>
      </p>
    </>
  );
  const status = isAnswering ? 'Answering' : 'Incoming call';
  return (
    <Frame lamp="busy" presence="Incoming call" status={`${status}: ${label}`} log={log} foot={foot} ringing>
      <section className="line line-incoming" aria-label="Incoming call">
        <p className="line-state">
          {status} <span aria-hidden="true">·</span> <Timer since={call.startedAt} />
        </p>
        <RingingJack />
        <h1>{label}</h1>
        {label !== names.numberOf(address) && <p className="muted">{names.numberOf(address)}</p>}
      </section>
      <div className="phone-body">
        {(call.calledNumber || lastCall) && (
          <dl className="facts">
            {call.calledNumber && (
              <>
                <dt>Called</dt>
                <dd>{names.labelOf(call.calledNumber)}</dd>
              </>
            )}
            {lastCall && (
              <>
                <dt>Last call</dt>
                <dd>{lastCall.result}</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </Frame>
  );
}
