import type { CallSession, LiveCall } from '@cordboard/call-session';
import { Avatar, Button, Cord, Notice, type CordProps } from '@cordboard/ui';
import { useCallback, useRef, useState } from 'react';
import type { NameBook } from '../directory/name-book.js';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { CallControls } from './call-controls.js';
import { Timer } from './clock.js';
import { Frame } from './frame.js';
import { Keypad } from './keypad.js';
import { LevelBars } from './level-bars.js';
import { useMessages } from './softphone-context.js';
import { useOrphanedFocus } from './use-orphaned-focus.js';
import { useShortcuts } from './use-shortcuts.js';

const cords: Record<LiveCall['phase'], CordProps['state']> = {
  calling: 'ringing',
  ringing: 'ringing',
  incoming: 'ringing',
  answering: 'ringing',
  'in-call': 'live',
  reconnecting: 'cut',
};

export interface CallScreenProps {
  call: LiveCall;
  phone: Phone;
  names: NameBook;
  log: LogBook;
}

export function CallScreen({ call, phone, names, log }: CallScreenProps) {
  const { session } = phone;
  const { screens } = useMessages();
  const words = screens.call;
  const [isKeypadOpen, setKeypadOpen] = useState(false);
  const hangUp = () => session.hangUp();
  // Not Hang up: the Enter that called, pressed twice, would end the call.
  const title = useRef<HTMLHeadingElement>(null);
  useOrphanedFocus(title);
  const { address } = call.peer;
  const label = names.nameOf(call.peer);
  const isTalking = call.phase === 'in-call' || call.phase === 'reconnecting';
  const word = call.isMuted && call.phase === 'in-call' ? words.inCallMuted : words[call.phase];

  useShortcuts({
    'alt+shift+e': hangUp,
    m: () => session.mute(!call.isMuted),
    k: () => isTalking && setKeypadOpen(!isKeypadOpen),
  });

  // Hang up stands where Call stood: the second half of a double click on Call must not end the call that the first half
  // made. `detail` counts the clicks at one place in quick succession.
  const hangUpUnlessSlip = ({ detail }: { detail: number }) => detail !== 2 && hangUp();
  const foot = (
    <Button intent="stop" size="lg" icon="hangup" aria-keyshortcuts="Alt+Shift+E" onClick={hangUpUnlessSlip}>
      {words.hangUp}
    </Button>
  );
  return (
    <Frame lamp="busy" presence={screens.presence.onCall} status={word} log={log} foot={foot}>
      <section className={`line line-${call.phase}`} aria-label={words.line}>
        <p className="line-state">
          <span aria-hidden="true">{word}</span> <Timer since={call.answeredAt ?? call.startedAt} />
        </p>
        <div className="who">
          <Avatar name={label} />
          <div>
            <h1 ref={title} tabIndex={-1}>
              {label}
            </h1>
            {label !== names.numberOf(address) && <p>{names.numberOf(address)}</p>}
          </div>
        </div>
        <div className="cord">
          {isTalking && <CallLevel session={session} of="input" heard={words.youHeard} silent={words.youSilent} />}
          <span>{words.you}</span>
          <Cord state={cords[call.phase]} />
          <span className="cord-end">{label.split(' ')[0]}</span>
          {isTalking && <CallLevel session={session} of="output" heard={words.theyHeard} silent={words.theySilent} />}
        </div>
      </section>
      <div className="phone-body">
        {call.phase === 'reconnecting' && (
          <Notice tone="warning" icon="offline" title={words.dropped}>
            <p>{words.droppedText}</p>
          </Notice>
        )}
        <CallControls
          isMuted={call.isMuted}
          isKeypadOpen={isKeypadOpen}
          isDisabled={!isTalking}
          onMute={(shouldMute) => session.mute(shouldMute)}
          onKeypad={setKeypadOpen}
        />
        {isKeypadOpen && isTalking && (
          <Keypad
            sent={call.digits}
            onDigit={(digit) => session.sendDigits(digit)}
            onClose={() => setKeypadOpen(false)}
          />
        )}
      </div>
    </Frame>
  );
}

interface CallLevelProps {
  session: CallSession;
  of: 'input' | 'output';
  heard: string;
  silent: string;
}

/** How loud one side of the call is. */
function CallLevel({ session, of, heard, silent }: CallLevelProps) {
  const listen = useCallback(
    (listener: (level: number) => void) => session.onLevels((levels) => listener(levels[of])),
    [session, of],
  );
  return <LevelBars listen={listen} heard={heard} silent={silent} />;
}
