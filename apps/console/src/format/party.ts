import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * One end of a call as it is shown: a client's name, or a number in the groups that its own country writes it in. The
 * country code always stands there: who reads it may be elsewhere, and the search asks for it.
 */
export function formatParty(party: string): string {
  if (party.startsWith('client:')) return party.slice('client:'.length);
  return parsePhoneNumberFromString(party)?.formatInternational() ?? party;
}
