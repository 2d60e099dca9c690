import { isLive, type CallState, type LineState } from '@cordboard/call-session';
import { Button } from '@cordboard/ui';
import type { Messages } from '../language/languages.js';
import type { LogBook } from '../phone/log-book.js';
import { outcomeWords } from '../phone/outcome-words.js';
import type { Phone } from '../phone/phone.js';
import { formatDuration } from '../screens/clock.js';
import { explain } from '../screens/failure-explanations.js';
import { useMessages, useSoftphone } from '../screens/softphone-context.js';
import { useStore } from '../use-store.js';
import { FoldedBar, FoldedButton, type FoldedBarProps } from './folded-bar.js';
import { FoldedIncoming, FoldedLive } from './folded-call.js';

export interface FoldedDeskProps {
  line: LineState;
  call: CallState;
  phone: Phone;
  parentOrigin: string;
  nameOf: (call: Exclude<CallState, { phase: 'idle' }>) => string;
  log: LogBook;
}

/** The softphone of a rep who is known, on one line. */
export function FoldedDesk({ line, call, phone, parentOrigin, nameOf, log }: FoldedDeskProps) {
  const messages = useMessages();
  const { softphone } = useSoftphone();
  const { pending } = useStore(phone);
  if (isLive(call)) {
    const Shown = call.phase === 'incoming' || call.phase === 'answering' ? FoldedIncoming : FoldedLive;
    return <Shown key={call.startedAt} call={call} phone={phone} name={nameOf(call)} log={log} />;
  }
  const { folding, screens } = messages;
  if (line.phase === 'failed') {
    const { title } = explain(line.failure, parentOrigin, navigator.userAgent, messages);
    return (
      <FoldedBar lamp="stopped" title={title} status={screens.failure.status(title)} log={log}>
        <Button size="sm" onClick={() => softphone.folding.open()}>
          {folding.fix}
        </Button>
      </FoldedBar>
    );
  }
  const bar = barOf(line, call, call.phase === 'ended' ? nameOf(call) : '', messages);
  return (
    <FoldedBar {...bar} {...(pending && { title: folding.calling(pending.label), detail: null })} log={log}>
      {pending ? (
        <Button size="sm" onClick={() => phone.cancelPending()}>
          {screens.cancel}
        </Button>
      ) : (
        line.phase === 'restoring' &&
        line.reason === 'signalling-lost' && (
          <FoldedButton icon="refresh" label={screens.tryNow} onClick={() => phone.session.tryNow()} />
        )
      )}
    </FoldedBar>
  );
}

function barOf(line: LineState, call: CallState, name: string, messages: Messages): Omit<FoldedBarProps, 'log'> {
  const { folding, screens } = messages;
  const { presence } = screens;
  if (line.phase === 'restoring') {
    const isLost = line.reason === 'signalling-lost';
    const title = isLost ? presence.reconnecting : presence.signingInAgain;
    return { lamp: isLost ? 'warning' : 'waiting', title, detail: folding.cannotBeCalled, status: title };
  }
  if (line.phase !== 'ready') return { lamp: 'waiting', title: presence.signingIn, status: presence.signingIn };
  if (call.phase !== 'ended') return { lamp: 'available', title: presence.available, status: presence.available };
  const { durationSeconds, kind } = call.outcome;
  const { sentence } = outcomeWords(call, messages);
  return {
    lamp: 'available',
    title: durationSeconds === null ? name : `${name}, ${formatDuration(durationSeconds)}`,
    detail: sentence,
    status: kind === 'completed' ? screens.ended.callEnded : screens.ended.because(sentence),
  };
}
