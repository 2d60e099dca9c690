/**
 * What is wrong with a field, where that is more than the kind of mistake: its rule in a sentence, by a stable code. In
 * braces stands what goes with the code as `params`.
 */
export const fieldRules = {
  account_sid: 'An Account SID is "AC" followed by 32 hexadecimal digits',
  api_key_sid: 'An API key SID is "SK" followed by 32 hexadecimal digits',
  application_sid: 'An Application SID is "AP" followed by 32 hexadecimal digits',
  call_sid: 'A Call SID is "CA" followed by 32 hexadecimal digits',
  push_credential_sid: 'A push credential SID is "CR" followed by 32 hexadecimal digits',
  phone_number_sid: 'A phone number SID is "PN" followed by 32 hexadecimal digits',
  client_name: 'A client name is 1 to 121 letters, digits or underscores',
  crm_user_malformed: 'A CRM user is well-formed text without control characters',
  crm_user_spaced: 'A CRM user neither begins nor ends with a space',
  crm_user_too_long:
    'As a client name this CRM user would have more than 121 characters. Use a shorter one, such as the number that the CRM gives its users',
  reserved_name:
    'A reserved name is a client name or what a CRM calls a person; with "*" at its end, all names that begin so',
  reserved_twice: 'A reserved name is there twice. Upper and lower case count as one',
  named_once: 'Either clientName or crmUser is needed, and not both',
  registered_once: 'Either name or crmUser is needed, and not both',
  revoked_once:
    'Exactly one of these is needed: tokenId, clientId, or issuedBefore, a moment like 2026-03-01T09:30:00Z',
  filtered_once: 'clientName and crmUser both name a client: send one of them',
  platform_of_access_tokens: 'A Capability Token carries no push credential: ask for the dialect "access"',
  team_unknown: 'There is no such team',
  e164: 'A phone number is in E.164 form: "+", country code and number, as in +14155550100',
  web_origin: 'An origin is a scheme and a host with no path, as in https://crm.example.com',
  origin_not_https: 'Use https: browsers give the microphone to https pages only, and to localhost',
  email: 'An e-mail address is like name@example.com',
  password_too_short: 'A password has 12 characters or more',
  password_too_common: 'This is one of the commonest passwords; choose another',
  password_is_email: 'A password must not be the e-mail address',
  password_monotonous: 'A password has at least four different characters',
  password_unchanged: 'This is the present password',
  country: 'A country is two capital letters, as in US',
  country_unknown: '{country} is not an ISO 3166 code of a country with telephones',
  calling_prefix: 'A prefix is "+", the country code and digits, as in +1500555',
  calling_prefix_too_wide: 'What is allowed has at least 4 digits; allow a whole country under "countries"',
  calling_prefix_twice: 'A prefix is there twice',
  email_domain: 'A domain is like example.com',
  issuer: 'An issuer is an address like https://login.example.com',
  issuer_plain: 'An issuer has no query, fragment or password',
  time_zone: 'A time zone is a name such as Europe/Berlin or UTC',
  time_zone_unknown: 'The database knows no such time zone',
  day: 'A day is written like 2026-03-01',
  days_reversed: 'The last day is not before the first',
  days_too_many: 'At most 92 days at once',
  token_param_reserved: 'The name CordboardTokenId is Cordboard’s own',
  credentials_missing: 'Either the Auth Token or an API key is needed',
  api_key_incomplete: 'An API key is its SID and its secret together',
  default_lifetime_too_long: 'The default lifetime is at most the longest one, {longest} seconds',
  expiry_past: 'A key cannot end in the past',
  in_future: 'That lies in the future',
  cursor: 'Not the nextCursor of a page of this list',
} as const;
export type FieldRule = keyof typeof fieldRules;

/** The kinds of mistakes that any field can have. */
export const fieldMistakes = [
  'missing',
  'wrong_type',
  'unknown',
  'too_short',
  'too_long',
  'too_few',
  'too_many',
  'too_small',
  'too_big',
  'not_whole',
  'not_a_choice',
  'not_a_moment',
  'malformed',
  'invalid',
] as const;
export type FieldMistake = (typeof fieldMistakes)[number];

export type FieldErrorCode = FieldRule | FieldMistake;
export const fieldErrorCodes = [...(Object.keys(fieldRules) as FieldRule[]), ...fieldMistakes] as const;

/** What goes with a code: `minimum`, `maximum`, `choices`, and what stands in braces in a rule. */
export type FieldErrorParams = Readonly<Record<string, string | number>>;

const rulesBySentence = new Map(Object.entries(fieldRules).map(([rule, sentence]) => [sentence as string, rule]));

/** The rule that this sentence says; undefined where it is not one of ours. */
export const findFieldRule = (sentence: string) => rulesBySentence.get(sentence) as FieldRule | undefined;
