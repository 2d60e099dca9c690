import type { EndedCall } from '@cordboard/call-session';
import type { Messages } from '../language/languages.js';

/** How a call went, in the rep's language. Why the company's rules refused it, only the API's own sentence says. */
export function outcomeWords({ direction, outcome }: EndedCall, { phone }: Messages) {
  if (outcome.kind === 'refused') return { sentence: outcome.sentence, remedy: outcome.remedy ?? '' };
  const isDeclinedHere = outcome.kind === 'declined' && direction === 'incoming';
  return phone.outcomes[isDeclinedHere ? 'declinedHere' : outcome.kind];
}
