import type { Settings } from '@cordboard/contracts';

export const english = {
  title: 'Settings',
  lead: 'What holds for the whole company.',
  reading: 'Reading the settings',
  name: 'Company name',
  nameWrong: 'A company name has 1 to 120 characters.',
  country: 'Country',
  countryHint: 'How a number is read that is dialled without its country code.',
  autoRegister: 'Register client names by themselves',
  autoRegisterHint:
    'On: a name that asks for its first token is registered. Off: every rep is registered on the page Reps first.',
  reservedHint:
    'One on each line, as in reception or queue_*, which means all that begin so. Nobody registers them, whether by hand, by import, as a user of a CRM or by a first token. Upper and lower case count as one.',
  reservedWrong: 'At most 100 names, each once: client names or names of your CRM, with * at the end if you like.',
  keptBy:
    '{count, plural, one {One rep had such a name before, and keeps it:} other {# reps had such names before, and keep them:}}',
  keptByMany: 'Many reps had such names before, and keep them. The first of them:',
  lifetimeWrong: 'From 1 to 86400 seconds.',
  defaultTooLong: 'At most the longest lifetime.',
  lifetimeSources: {
    default: 'In seconds. This is Cordboard’s own default.',
    company: 'In seconds. Your company chose this; Cordboard’s own default is {seconds, number}.',
  },
  legacyTokensHint: 'On: Capability Tokens are issued to programs that ask for them. Softphones never need them.',
  issuedTokensOnlyHint:
    'On: a call with a token that Cordboard did not issue is refused. Off: programs of yours may make tokens themselves.',
  saved: 'The settings are saved',
  labels: {
    name: 'Company name',
    country: 'Country',
    autoRegisterClients: 'Register client names by themselves',
    reservedNames: 'Reserved names',
    defaultTokenLifetimeSeconds: 'How long a token lives',
    longestTokenLifetimeSeconds: 'The longest that may be asked for',
    legacyTokens: 'Legacy tokens, for Twilio Client 1.x',
    issuedTokensOnly: 'Only calls with tokens of Cordboard',
  } as const satisfies Record<Exclude<keyof Settings, 'sources'>, string>,
  on: 'On',
  off: 'Off',
} as const;
