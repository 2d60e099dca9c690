import type { LiveCall } from '@cordboard/call-session';
import { useRef } from 'react';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Timer } from '../screens/clock.js';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';
import { useAnswerFocus } from '../screens/use-answer-focus.js';
import { useShortcuts } from '../screens/use-shortcuts.js';
import { FoldedBar, FoldedButton } from './folded-bar.js';

export interface FoldedCallProps {
  call: LiveCall;
  phone: Phone;
  name: string;
  log: LogBook;
}

/** Somebody calls: Answer is as near as in the open softphone, which therefore stays folded. */
export function FoldedIncoming({ call, phone: { session }, name, log }: FoldedCallProps) {
  const { folding, screens } = useMessages();
  const answer = useRef<HTMLButtonElement>(null);
  const isAnswering = call.phase === 'answering';
  useAnswerFocus(answer);
  useShortcuts({ 'alt+shift+c': () => session.answer(), 'alt+shift+e': () => session.decline() });
  return (
    <FoldedBar
      lamp="busy"
      line="ringing"
      title={name}
      detail={
        <>
          {isAnswering ? screens.call.answering : folding.incoming} · <Timer since={call.startedAt} />
        </>
      }
      status={`${screens.call[call.phase]}: ${name}`}
      log={log}
    >
      <FoldedButton
        icon="hangup"
        intent="stop"
        label={screens.call.decline}
        keys="Alt+Shift+E"
        disabled={isAnswering}
        onClick={() => session.decline()}
      />
      <FoldedButton
        ref={answer}
        icon="phone"
        intent="go"
        label={screens.call.answer}
        keys="Alt+Shift+C"
        disabled={isAnswering}
        onClick={() => session.answer()}
      />
    </FoldedBar>
  );
}

export function FoldedLive({ call, phone: { session }, name, log }: FoldedCallProps) {
  const { folding, screens } = useMessages();
  const { hasLetterKeys } = useSoftphone().choices;
  const { isMuted } = call;
  const isTalking = call.phase === 'in-call' || call.phase === 'reconnecting';
  const word = isMuted && call.phase === 'in-call' ? screens.call.inCallMuted : screens.call[call.phase];
  const toggleMute = () => session.mute(!isMuted);
  useShortcuts({ 'alt+shift+e': () => session.hangUp(), m: toggleMute });
  return (
    <FoldedBar
      lamp="busy"
      line="live"
      title={name}
      detail={
        <>
          {call.phase !== 'in-call' && `${screens.call[call.phase]} · `}
          <Timer since={call.answeredAt ?? call.startedAt} />
          {isMuted && ` · ${folding.muted}`}
        </>
      }
      status={word}
      log={log}
    >
      {isTalking && (
        <FoldedButton
          icon={isMuted ? 'microphone-off' : 'microphone'}
          intent="panel"
          label={isMuted ? screens.call.unmute : screens.call.mute}
          keys={hasLetterKeys ? 'M' : undefined}
          onClick={toggleMute}
        />
      )}
      <FoldedButton
        icon="hangup"
        intent="stop"
        label={screens.call.hangUp}
        keys="Alt+Shift+E"
        // The second half of a double click on what stood here before ends no call.
        onClick={({ detail }) => detail !== 2 && session.hangUp()}
      />
    </FoldedBar>
  );
}
