import type { Leg } from './leg.js';

/** Twilio's names for a party's place, sent (empty where unknown) for each party that is a telephone number. */
const places = ['City', 'State', 'Zip', 'Country'] as const;
const isPhoneNumber = (party: string) => party.startsWith('+');

/**
 * The fields of a leg's voice request. What the page and the token added comes first, so that nothing they named can
 * replace a field of Twilio's own.
 */
export function callParameters(leg: Leg): Record<string, string> {
  return {
    ...leg.customParameters,
    ...identifyingParameters(leg),
    ...(isPhoneNumber(leg.from) && { ...placeOf('From', leg.from), ...placeOf('Caller', leg.from) }),
    ...(isPhoneNumber(leg.to) && { ...placeOf('To', leg.to), ...placeOf('Called', leg.to) }),
  };
}

/** The same for status callbacks, which carry no custom parameters. */
export function identifyingParameters(leg: Leg): Record<string, string> {
  return {
    AccountSid: leg.account.sid,
    ApiVersion: '2010-04-01',
    ...(leg.applicationSid !== undefined && { ApplicationSid: leg.applicationSid }),
    CallSid: leg.sid,
    CallStatus: leg.status,
    Called: leg.to.startsWith('client:') || isPhoneNumber(leg.to) ? leg.to : '',
    Caller: leg.from,
    Direction: leg.direction,
    From: leg.from,
    ...(leg.parent && { ParentCallSid: leg.parent.sid }),
    To: leg.to,
  };
}

function placeOf(role: string, number: string): Record<string, string> {
  const country = number.startsWith('+1') ? 'US' : '';
  return Object.fromEntries(places.map((place) => [`${role}${place}`, place === 'Country' ? country : '']));
}
