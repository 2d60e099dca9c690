import type { CallStatus } from '@cordboard/contracts';
import { isFinal, type LegChanged } from './call-event.js';

/** What is known about one leg, whatever order its events came in. */
export interface Leg {
  from: string;
  to: string;
  isRinging: boolean;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  /** Undefined while it lives. */
  outcome: CallStatus | undefined;
  durationSeconds: number | undefined;
}

export function foldLegs(events: readonly LegChanged[]): Leg[] {
  const bySid = new Map<string, LegChanged[]>();
  for (const event of events) bySid.set(event.legSid, [...(bySid.get(event.legSid) ?? []), event]);
  return [...bySid.values()].map(foldLeg).sort((a, b) => (a.answeredAt ?? Infinity) - (b.answeredAt ?? Infinity));
}

function foldLeg(events: readonly LegChanged[]): Leg {
  const [first] = events as [LegChanged];
  const timesOf = (status: CallStatus) =>
    events.filter((event) => event.status === status).map(({ at }) => Date.parse(at));
  // A leg ends once. Should two ends be told of all the same, the later one counts.
  const end = events
    .filter(({ status }) => isFinal(status))
    .sort((a, b) => (b.sequenceNumber ?? -1) - (a.sequenceNumber ?? -1) || a.status.localeCompare(b.status))[0];
  const endedAt = end && Date.parse(end.at);
  const duration = end?.durationSeconds ?? undefined;
  const answerTimes = timesOf('in-progress');
  const answeredBeforeItEnded =
    end?.status === 'completed' && endedAt !== undefined ? endedAt - (duration ?? 0) * 1000 : undefined;
  return {
    from: first.from,
    to: first.to,
    isRinging: timesOf('ringing').length > 0,
    answeredAt: answerTimes.length > 0 ? Math.min(...answerTimes) : answeredBeforeItEnded,
    endedAt,
    outcome: end?.status,
    durationSeconds: duration,
  };
}
