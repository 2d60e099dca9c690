import type { CallEnd } from './voice-device.js';

/** What the API's log says about a call. */
export interface CallRecord {
  callSid: string;
  /** From the company's side: a colleague's call to this client is an outgoing one. */
  direction: 'outgoing' | 'incoming';
  status: string;
  clientName: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  durationSeconds: number | null;
  refusal: { sentence: string } | null;
}

export type OutcomeKind =
  | 'completed'
  | 'cancelled'
  | 'declined'
  | 'busy'
  | 'no-answer'
  | 'does-not-exist'
  | 'refused'
  | 'missed'
  | 'answered-elsewhere'
  | 'microphone'
  | 'connection-lost'
  | 'failed';

export interface CallOutcome {
  kind: OutcomeKind;
  sentence: string;
  remedy: string | null;
  /** From answer to end; null when nobody answered. */
  durationSeconds: number | null;
  /** False while the log is still being asked. */
  isSettled: boolean;
}

/** What is known of a call's end before anything is asked. */
export interface EndFacts {
  direction: 'outgoing' | 'incoming';
  answeredAt: number | null;
  endedAt: number;
  /** Did the rep end it here? */
  endedHere: boolean;
  end: CallEnd;
  ownClientName: string;
}

type Verdict = Pick<CallOutcome, 'kind' | 'sentence' | 'remedy'>;

const verdict = (kind: OutcomeKind, sentence: string, remedy: string | null = null): Verdict => ({
  kind,
  sentence,
  remedy,
});

const busy = verdict('busy', 'The line is busy.', 'Call again in a few minutes.');
const noAnswer = verdict('no-answer', 'Nobody answered.', 'Call again later.');
const doesNotExist = verdict(
  'does-not-exist',
  'That number does not exist, or cannot be reached.',
  'Check the number and call again.',
);
const cancelled = verdict('cancelled', 'You hung up before anyone answered.');
const failed = verdict('failed', 'The call could not be connected.', 'Check the number, then call again.');

function fromError({ end }: EndFacts): Verdict | null {
  switch (end.error?.kind) {
    case 'busy':
      return busy;
    case 'unavailable':
      return noAnswer;
    case 'not-found':
      return doesNotExist;
    case 'declined':
      return verdict('declined', 'The call was declined.', 'Call again later.');
    case 'microphone-refused':
    case 'no-microphone':
      return verdict('microphone', 'The microphone could not be used, so the call was not made.');
    case 'signalling-lost':
    case 'media-lost':
      return verdict('connection-lost', 'The connection was lost.', 'Check your network, then call again.');
    default:
      return null;
  }
}

/** Somebody has it, and it was not answered here: another rep, or this one in another tab. */
function isAnsweredElsewhere(facts: EndFacts, record: CallRecord): boolean {
  if (facts.direction !== 'incoming' || facts.answeredAt !== null || facts.end.reason !== 'cancelled') return false;
  return record.answeredAt !== null && (record.direction === 'outgoing' || record.clientName !== null);
}

function fromRecord(facts: EndFacts, record: CallRecord): Verdict | null {
  if (facts.direction === 'incoming') {
    return isAnsweredElsewhere(facts, record) ? verdict('answered-elsewhere', 'Answered elsewhere.') : null;
  }
  if (record.refusal) return verdict('refused', record.refusal.sentence);
  switch (record.status) {
    case 'busy':
      return busy;
    case 'no-answer':
      return facts.endedHere ? cancelled : noAnswer;
    case 'failed':
      return doesNotExist;
    default:
      return null;
  }
}

function fromFacts(facts: EndFacts): Verdict {
  if (facts.answeredAt !== null) {
    return facts.end.error ? (fromError(facts) ?? failed) : verdict('completed', 'Call ended.');
  }
  if (facts.direction === 'incoming') {
    if (facts.end.reason === 'rejected') return verdict('declined', 'You declined the call.');
    return fromError(facts) ?? verdict('missed', 'The caller hung up.', 'Call back.');
  }
  if (facts.endedHere) return cancelled;
  return fromError(facts) ?? (facts.end.error ? failed : noAnswer);
}

function durationOf(facts: EndFacts, record: CallRecord | null): number | null {
  if (facts.answeredAt === null) return null;
  if (record && record.endedAt !== null && record.answeredAt === null) return null;
  return record?.durationSeconds ?? Math.round((facts.endedAt - facts.answeredAt) / 1000);
}

/**
 * How a call went, in a sentence with its remedy. The device's error comes first to hand; the log knows better: a busy
 * line and a number that does not exist reach the browser as a plain hang-up, and a refusal as a call that was answered
 * (by the voice that says why).
 */
export function describeOutcome(facts: EndFacts, record: CallRecord | null, isSettled: boolean): CallOutcome {
  const known = record ? fromRecord(facts, record) : null;
  return { ...(known ?? fromFacts(facts)), durationSeconds: durationOf(facts, record), isSettled };
}

/** Has the log said all that matters for this end? */
export function isConclusive(facts: EndFacts, record: CallRecord): boolean {
  if (facts.direction === 'incoming') return record.endedAt !== null || isAnsweredElsewhere(facts, record);
  // The rep's own leg may be over in the log before the dialled one, which alone knows why nobody was reached.
  const isOwnLegOnly = record.status === 'completed' && record.answeredAt === null && record.refusal === null;
  return record.endedAt !== null && !isOwnLegOnly;
}
