import type { Settings } from '@cordboard/contracts';

export const english = {
  title: 'Settings',
  lead: 'What applies to the whole company.',
  reading: 'Reading the settings',
  name: 'Company name',
  nameWrong: 'A company name has 1 to 120 characters.',
  country: 'Country',
  countryHint: 'Numbers dialled without a country code are read as numbers of this country.',
  autoRegister: 'Register client names automatically',
  autoRegisterHint: 'On: the first token for a name registers it. Off: every rep is registered on the page Reps first.',
  reservedHint:
    'One per line, such as reception, or queue_* for all names that begin that way. Nobody can register them: not by hand, by import, as a CRM user or with a first token. Upper and lower case are the same.',
  reservedWrong: 'At most 100 names, each once: client names or CRM names, with an optional * at the end.',
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
    'On: a call with a token that Cordboard did not issue is refused. Off: your own programs may make tokens.',
  saved: 'The settings are saved',
  labels: {
    name: 'Company name',
    country: 'Country',
    autoRegisterClients: 'Register client names automatically',
    reservedNames: 'Reserved names',
    defaultTokenLifetimeSeconds: 'How long a token lives',
    longestTokenLifetimeSeconds: 'Longest lifetime that may be asked for',
    legacyTokens: 'Legacy tokens, for Twilio Client 1.x',
    issuedTokensOnly: 'Only calls with Cordboard’s tokens',
  } as const satisfies Record<Exclude<keyof Settings, 'sources'>, string>,
  on: 'On',
  off: 'Off',
} as const;
