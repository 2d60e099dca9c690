import { isNumber } from './party.js';
import { useParties } from './use-parties.js';

/** One end of a call; a number says by its title how it is dialled from anywhere. */
export function PartyName({ party }: { party: string }) {
  return <span title={isNumber(party) ? party : undefined}>{useParties().show(party)}</span>;
}
