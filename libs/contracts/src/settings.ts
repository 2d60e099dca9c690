import { z } from 'zod';
import { fieldRules } from './field-rules.js';
import { reservedNames } from './reserved-names.js';
import { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds } from './tokens.js';

const lifetime = z.int().min(1).max(longestTokenLifetimeSeconds);
/** Where a value comes from: Cordboard's own default, or this company. */
const source = z.enum(['default', 'company']);

export const settings = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** ISO 3166 alpha-2: how a number is read that was dialled without its country code. */
  country: z.string().regex(/^[A-Z]{2}$/, fieldRules.country),
  /** Is a client name registered by the first token that is asked for it? */
  autoRegisterClients: z.boolean(),
  /** Names that nobody registers; a client that has one already keeps it. */
  reservedNames,
  /** How long a token lives when nobody says. */
  defaultTokenLifetimeSeconds: lifetime,
  /** The longest that anybody may ask for. */
  longestTokenLifetimeSeconds: lifetime,
  /** Are Capability Tokens issued, which Twilio Client 1.x takes? */
  legacyTokens: z.boolean(),
  /** Are calls refused whose token was not issued by Cordboard? */
  issuedTokensOnly: z.boolean(),
  sources: z.strictObject({ defaultTokenLifetimeSeconds: source, longestTokenLifetimeSeconds: source }),
});
export type Settings = z.infer<typeof settings>;

/** What is left out stays as it is; a lifetime of null is the default again. */
export const changeSettings = settings
  .omit({ sources: true })
  .extend({ defaultTokenLifetimeSeconds: lifetime.nullable(), longestTokenLifetimeSeconds: lifetime.nullable() })
  .partial();
export type ChangeSettings = z.infer<typeof changeSettings>;

export const defaultSettings = { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds } as const;
