import type { LiveCall } from '@cordboard/call-session';
import { Button, RingingJack } from '@cordboard/ui';
import { useRef } from 'react';
import type { Directory } from '../directory/matches.js';
import type { NameBook } from '../directory/name-book.js';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Timer } from './clock.js';
import { Frame } from './frame.js';
import { useMessages } from './softphone-context.js';
import { useAnswerFocus } from './use-answer-focus.js';
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
  const { screens, phrase } = useMessages();
  const words = screens.call;
  const answer = useRef<HTMLButtonElement>(null);
  const { address } = call.peer;
  const label = names.nameOf(call.peer);
  const isAnswering = call.phase === 'answering';
  const lastCall = directory.recent.find((recent) => recent.address === address);

  useAnswerFocus(answer);
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
        {words.decline}
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
        {words.answer}
      </Button>
      <p className="foot-keys" aria-hidden="true">
        <span>Alt ⇧ E</span>
        <span>Alt ⇧ C</span>
      </p>
    </>
  );
  const status = isAnswering ? words.answering : words.incoming;
  return (
    <Frame lamp="busy" presence={words.incoming} status={`${status}: ${label}`} log={log} foot={foot} ringing>
      <section className="line line-incoming" aria-label={words.incoming}>
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
                <dt>{words.called}</dt>
                <dd>{names.labelOf(call.calledNumber)}</dd>
              </>
            )}
            {lastCall && (
              <>
                <dt>{words.lastCall}</dt>
                <dd>{phrase(lastCall.result)}</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </Frame>
  );
}
