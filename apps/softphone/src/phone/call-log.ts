import {
  isLive,
  type CallState,
  type LineState,
  type RestoringReason,
  type SessionSnapshot,
} from '@cordboard/call-session';

const steps = {
  microphone: 'Asking for the microphone',
  token: 'Getting a token',
  registering: 'Registering',
} as const;

const restoringLines = {
  'token-expired': 'Token expired. Asking for a new one',
  'signalling-lost': 'Connection lost. Trying to reconnect',
  moved: 'Your company has changed the edge. Signing in there',
} as const satisfies Record<RestoringReason, string>;

function lineLines(before: LineState, after: LineState, clientName: string): string[] {
  if (before === after) return [];
  switch (after.phase) {
    case 'signing-in':
      return before.phase !== 'signing-in' || before.step !== after.step ? [steps[after.step]] : [];
    case 'ready':
      return [`${before.phase === 'restoring' ? 'Back on the line' : 'Ready'}. You can be called as ${clientName}`];
    case 'restoring':
      if (before.phase === 'restoring') return [];
      return [restoringLines[after.reason]];
    case 'failed':
      return [after.failure.sentence];
    default:
      return ['Signed out'];
  }
}

function callLines(before: CallState, after: CallState, nameOf: (call: CallState) => string): string[] {
  if (before === after || after.phase === 'idle') return [];
  const lines: string[] = [];
  const isNew = !isLive(before) || ('startedAt' in after && before.startedAt !== after.startedAt);
  if (isNew && isLive(after)) {
    lines.push(after.phase === 'incoming' ? `Incoming call from ${nameOf(after)}` : `Calling ${nameOf(after)}`);
  }
  if (after.phase === 'in-call' && before.phase !== 'in-call') {
    lines.push(before.phase === 'reconnecting' ? 'Connected again' : 'Successfully established call');
  }
  if (after.phase === 'reconnecting' && before.phase !== 'reconnecting') {
    lines.push('Connection lost. The call is kept');
  }
  if (isLive(before) && isLive(after) && before.isMuted !== after.isMuted) {
    lines.push(after.isMuted ? 'Muted. They cannot hear you' : 'Unmuted');
  }
  if (after.phase === 'ended') lines.push(...endLines(before, after, nameOf(after)));
  return lines;
}

function endLines(before: CallState, after: CallState & { phase: 'ended' }, name: string): string[] {
  const { kind, sentence, isSettled } = after.outcome;
  const lines = before.phase === 'ended' ? [] : ['Call ended'];
  const isNews = kind !== 'completed' && kind !== 'cancelled';
  const wasSaid = before.phase === 'ended' && before.outcome.isSettled;
  // The log may still know better, so a first guess is not written down.
  return isNews && isSettled && !wasSaid ? [...lines, `${name}: ${sentence}`] : lines;
}

/** What is worth a line in the log, when one snapshot follows another. */
export function logLines(
  before: SessionSnapshot,
  after: SessionSnapshot,
  clientName: string,
  nameOf: (call: CallState) => string,
): string[] {
  return [...lineLines(before.line, after.line, clientName), ...callLines(before.call, after.call, nameOf)];
}
