import type { ClientId, LimitProblem } from '@cordboard/contracts';
import type { CallingLimits } from './calling-limits.js';
import type { Stock } from './take-stock.js';

export type Admission = { kind: 'granted'; seconds: number } | { kind: 'refused'; reason: LimitProblem };

/** Shorter is no conversation. */
const leastSeconds = 60;
/** What a call is given even where many more might begin, as long as the day has it. */
const fairSeconds = 15 * 60;

/**
 * May one more call begin, and how long may it last?
 *
 * A call is granted its whole length when it begins, and what it did not use is free again when it ends. So all calls
 * together can never come to more than the day's minutes. For the sake of the others, what is left of the day is granted
 * in equal parts, one for each call that may still begin at once, none shorter than a quarter of an hour.
 */
export function decideAdmission(
  stock: Stock,
  limits: CallingLimits,
  { clientId, longestSeconds }: { clientId: ClientId; longestSeconds: number },
): Admission {
  const freePlaces = limits.concurrentCalls - stock.liveCalls.length;
  if (freePlaces <= 0) return { kind: 'refused', reason: 'too_many_calls' };
  if ((stock.recentCallsOf.get(clientId) ?? 0) >= limits.callsPerRepAndMinute) {
    return { kind: 'refused', reason: 'rep_calls_too_often' };
  }
  const left = limits.minutesPerDay * 60 - stock.committedSeconds;
  if (left < leastSeconds) return { kind: 'refused', reason: 'minutes_used_up' };
  const share = Math.max(fairSeconds, Math.floor(left / freePlaces));
  return { kind: 'granted', seconds: Math.min(left, share, longestSeconds) };
}
