import type { TwilioCheckName, TwilioFindingReason } from '@cordboard/contracts';

const byReason: Partial<Record<TwilioFindingReason, string>> = {
  'twilio-slow': 'Twilio did not answer in time. It is asked again soon.',
  'twilio-busy': 'Twilio had too many requests in hand. It is asked again soon.',
  'twilio-away': 'Twilio could not be reached. It is asked again soon; status.twilio.com may say more.',
  'no-permission': 'Connect with a Standard API key or with the Auth Token: a Restricted key may not do this.',
};

const byCheck: Record<TwilioCheckName, string> = {
  'auth-token':
    'Give the Auth Token that now stands in the Twilio Console: without it Cordboard refuses what Twilio asks, and no call comes about.',
  account: 'See the Twilio Console for why the account is not active: mostly the balance has run out.',
  'api-key':
    'Connect again with the Auth Token: Cordboard then makes a new key. Tokens of the old one are no longer good.',
  region: 'Choose the region in which Twilio knows the key.',
  application: 'Choose another application, or have Cordboard make one: until then nobody can call.',
  'voice-url': 'Set the application’s Voice URL back: until then outgoing calls go elsewhere.',
  'voice-method': 'Set the application’s Voice method back to POST: Cordboard answers to no other.',
  'fallback-url':
    'Set the fallback URL: without it a caller hears Twilio’s error message when Cordboard cannot be reached.',
  'status-callback': 'Set the status callback: without it calls stay unfinished in the call log.',
  'phone-number': 'Bind the number to Cordboard again: until then calls to it do not ring your reps as they should.',
  'caller-id':
    'Choose one of the account’s numbers, or have Twilio verify this one again: until then no telephone can be called.',
  'own-application':
    'Set the application’s voice settings back, or give the team or rep another one: until then their calls go elsewhere, or nowhere.',
  'own-caller-id':
    'Give the team or rep another caller ID, or have Twilio verify this one again: until then they can call no telephone.',
};

/** What to do about it. */
export const remedyOf = (check: TwilioCheckName, reason: TwilioFindingReason | null): string =>
  (reason && byReason[reason]) ?? byCheck[check];
