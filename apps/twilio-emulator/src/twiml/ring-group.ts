import { isFinal } from '../calls/call-status.js';
import type { Leg } from '../calls/leg.js';
import { statusOfLosingLeg } from '../unverified-choices.js';

export interface RingGroup {
  readonly legs: readonly Leg[];
  /** Starts each leg; may end or answer it at once. */
  readonly start: (leg: Leg) => void;
  readonly onFirstRinging: () => void;
  /** Ends the ringing: the caller left, the time is up, or another document took over. */
  readonly giveUp: AbortSignal;
  /** What the legs end with when the ringing is given up. */
  readonly statusWhenGivenUp: () => 'no-answer' | 'canceled';
}

/**
 * Rings all legs at once. The first that answers wins and the others are cancelled in the same moment, before a second one
 * could answer too. Resolves with the winner, or with undefined when all have ended or the ringing was given up.
 */
export function ringTogether({
  legs,
  start,
  onFirstRinging,
  giveUp,
  statusWhenGivenUp,
}: RingGroup): Promise<Leg | undefined> {
  return new Promise((resolve) => {
    let isDecided = false;
    let hasRung = false;
    const stops: (() => void)[] = [];
    const decide = (winner: Leg | undefined, losers: 'no-answer' | 'canceled') => {
      if (isDecided) return;
      isDecided = true;
      for (const stop of stops) stop();
      giveUp.removeEventListener('abort', surrender);
      for (const leg of legs) if (leg !== winner) leg.end(losers);
      resolve(winner);
    };
    const surrender = () => decide(undefined, statusWhenGivenUp());
    for (const leg of legs) {
      stops.push(
        leg.onStatus((status) => {
          if (status === 'in-progress') decide(leg, statusOfLosingLeg);
          else if (status === 'ringing' && !hasRung) {
            hasRung = true;
            onFirstRinging();
          } else if (isFinal(status) && legs.every((each) => isFinal(each.status))) decide(undefined, 'canceled');
        }),
      );
    }
    giveUp.addEventListener('abort', surrender, { once: true });
    if (giveUp.aborted || legs.every((leg) => isFinal(leg.status))) return surrender();
    for (const leg of legs) if (!isFinal(leg.status)) start(leg);
  });
}
