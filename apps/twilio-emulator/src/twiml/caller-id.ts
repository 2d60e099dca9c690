import { mayShow } from '../accounts/account-store.js';
import type { DialTarget } from '../telephone-network/network.js';
import { complain, type VerbRun } from './verb.js';

/**
 * The caller id of a dialled leg; undefined (and Twilio's 13214) when it may not be shown.
 *
 * To a browser anything may be shown. To a telephone: a number of the account or one that it has verified, or, when a
 * telephone's call is forwarded, that call's own From or To. A browser has no number, so its calls to telephones must name one.
 */
export function callerIdFor(callerId: string | undefined, target: DialTarget, run: VerbRun): string | undefined {
  const { leg } = run;
  if (target.kind === 'client') return callerId ?? leg.from;
  const shown = callerId ?? leg.from;
  const owned = mayShow(leg.account, shown);
  const forwarded = leg.from.startsWith('+') && (shown === leg.from || shown === leg.to);
  if (owned || forwarded) return shown;
  const remedy = `Set callerId to a number of this account${listNumbers(run)}.`;
  complain(run, 'error', 13214, `<Dial>: the caller id "${shown}" may not be used to call a telephone. ${remedy}`);
  return undefined;
}

function listNumbers({ leg }: VerbRun): string {
  const numbers = [...leg.account.phoneNumbers.values()].map(({ phoneNumber }) => phoneNumber);
  return numbers.length === 0 ? ' (it has none)' : `: ${numbers.join(', ')}`;
}
