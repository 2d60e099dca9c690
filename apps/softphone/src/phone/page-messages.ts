import { isLive, type CallState, type EndedCall, type LiveCall, type SessionSnapshot } from '@cordboard/call-session';
import type { SoftphoneChannel } from '@cordboard/embed';

type Message = Parameters<SoftphoneChannel['send']>[0];

function lineMessages(before: SessionSnapshot, { line }: SessionSnapshot, clientName: string): Message[] {
  if (before.line === line) return [];
  if (line.phase === 'ready') return [{ type: 'ready', clientName }];
  if (line.phase === 'failed') {
    const { reason, sentence } = line.failure;
    return [{ type: 'unavailable', reason, sentence }];
  }
  if (line.phase === 'restoring' && before.line.phase !== 'restoring') {
    return [{ type: 'unavailable', reason: line.reason, sentence: 'The line is being restored.' }];
  }
  return [];
}

const factsOf = ({ direction, peer, callSid }: LiveCall | EndedCall) => ({
  direction,
  peer: { address: peer.address.slice(0, 200), label: peer.label.slice(0, 200) },
  callSid,
});

function endMessage(call: EndedCall): Message {
  const { kind, sentence, durationSeconds } = call.outcome;
  return { type: 'call-ended', ...factsOf(call), outcome: kind, sentence: sentence.slice(0, 500), durationSeconds };
}

function callMessages(before: CallState, call: CallState): Message[] {
  if (call === before) return [];
  const messages: Message[] = [];
  const wasUnsettled = before.phase === 'ended' && !before.outcome.isSettled;
  const isSame = before.phase !== 'idle' && call.phase !== 'idle' && before.startedAt === call.startedAt;
  // The rep went on before the log had spoken: what is known then is the last word.
  if (wasUnsettled && !isSame) messages.push(endMessage(before));
  if (call.phase === 'ended' && call.outcome.isSettled && (before.phase !== 'ended' || wasUnsettled)) {
    messages.push(endMessage(call));
  }
  if (isLive(call) && !(isSame && before.phase === call.phase && before.callSid === call.callSid)) {
    messages.push({ type: 'call-changed', state: call.phase, ...factsOf(call) });
  }
  return messages;
}

/** What the CRM page is told, when one snapshot follows another. A call's end is told once, when its outcome is certain. */
export function pageMessages(before: SessionSnapshot, after: SessionSnapshot, clientName: string): Message[] {
  return [...lineMessages(before, after, clientName), ...callMessages(before.call, after.call)];
}
