import { isLive, type CallState, type EndedCall, type LineState, type SessionSnapshot } from '@cordboard/call-session';
import type { Messages } from '../language/languages.js';
import { outcomeWords } from './outcome-words.js';

export interface LogNews {
  before: SessionSnapshot;
  after: SessionSnapshot;
  clientName: string;
  nameOf: (call: CallState) => string;
  messages: Messages;
}

function lineLines(before: LineState, after: LineState, clientName: string, { phone, phrase }: Messages): string[] {
  if (before === after) return [];
  switch (after.phase) {
    case 'signing-in':
      return before.phase !== 'signing-in' || before.step !== after.step ? [phone.steps[after.step]] : [];
    case 'ready':
      return [before.phase === 'restoring' ? phone.backOnTheLine(clientName) : phone.ready(clientName)];
    case 'restoring':
      if (before.phase === 'restoring') return [];
      return [phone.restoring[after.reason]];
    case 'failed':
      return [phrase(after.failure.sentence)];
    default:
      return [phone.signedOut];
  }
}

function callLines(before: CallState, after: CallState, name: string, messages: Messages): string[] {
  const { phone } = messages;
  if (before === after || after.phase === 'idle') return [];
  const lines: string[] = [];
  const isNew = !isLive(before) || ('startedAt' in after && before.startedAt !== after.startedAt);
  if (isNew && isLive(after)) lines.push(after.phase === 'incoming' ? phone.incoming(name) : phone.calling(name));
  if (after.phase === 'in-call' && before.phase !== 'in-call') {
    lines.push(before.phase === 'reconnecting' ? phone.connectedAgain : phone.established);
  }
  if (after.phase === 'reconnecting' && before.phase !== 'reconnecting') lines.push(phone.lost);
  if (isLive(before) && isLive(after) && before.isMuted !== after.isMuted) {
    lines.push(after.isMuted ? phone.muted : phone.unmuted);
  }
  if (after.phase === 'ended') lines.push(...endLines(before, after, name, messages));
  return lines;
}

function endLines(before: CallState, after: EndedCall, name: string, messages: Messages): string[] {
  const { kind, isSettled } = after.outcome;
  const lines = before.phase === 'ended' ? [] : [messages.phone.ended];
  const isNews = kind !== 'completed' && kind !== 'cancelled';
  const wasSaid = before.phase === 'ended' && before.outcome.isSettled;
  // The log may still know better, so a first guess is not written down.
  return isNews && isSettled && !wasSaid ? [...lines, `${name}: ${outcomeWords(after, messages).sentence}`] : lines;
}

/** What is worth a line in the log, when one snapshot follows another. */
export function logLines({ before, after, clientName, nameOf, messages }: LogNews): string[] {
  return [
    ...lineLines(before.line, after.line, clientName, messages),
    ...callLines(before.call, after.call, nameOf(after.call), messages),
  ];
}
