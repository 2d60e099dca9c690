import { z } from 'zod';
import { emailAddress } from './admins.js';
import { fieldRules } from './field-rules.js';
import { sealedSecret } from './twilio-config.js';

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/, fieldRules.email_domain);

const issuer = z
  .url({ protocol: /^https?$/, error: fieldRules.issuer })
  .max(500)
  .refine((url) => {
    if (!URL.canParse(url)) return false;
    const { search, hash, username, password } = new URL(url);
    return search === '' && hash === '' && username === '' && password === '';
  }, fieldRules.issuer_plain)
  // Issuers are compared as texts (OpenID Connect Core 3.1.3.7): a slash at the end is kept as it was typed.
  .transform((url) => url.trim());

/** A company's OpenID Connect provider. `clientSecret` may be left out where it stays what it is. */
export const putIdentityProvider = z.strictObject({
  issuer,
  clientId: z.string().trim().min(1).max(300),
  clientSecret: z.string().min(1).max(1_000).optional(),
  /** Whose addresses sign in with it. */
  domains: z.array(domain).min(1).max(20),
  /** Is it in use? Only a provider that was tried with just these settings can be. */
  isOn: z.boolean(),
  /** Are passwords refused? Owners' are not: they are the way in while the provider is broken. */
  isRequired: z.boolean(),
  /** Does somebody of these domains whom nobody invited become a supervisor by signing in? */
  admitsSupervisors: z.boolean(),
});
export type PutIdentityProvider = z.infer<typeof putIdentityProvider>;

export const identityProvider = putIdentityProvider.omit({ clientSecret: true }).extend({
  issuer: z.string(),
  clientSecret: sealedSecret,
  /** What the provider has to be told as the redirect URI. */
  redirectUrl: z.url(),
  /** When an owner last signed in with just these settings, to try them. */
  triedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  /** Sent back as If-Match with a change, in quotes. */
  version: z.string(),
});
export type IdentityProvider = z.infer<typeof identityProvider>;

/** What the redirect URI will be, and the provider where there is one. */
export const identityProviderSettings = z.strictObject({
  redirectUrl: z.url(),
  provider: identityProvider.nullable(),
});
export type IdentityProviderSettings = z.infer<typeof identityProviderSettings>;

export const beginSignIn = z.strictObject({ email: emailAddress });
export type BeginSignIn = z.infer<typeof beginSignIn>;

/** How somebody with this address signs in; says nothing about whether there is such an account. */
export const signInWay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password') }),
  /** `url` is where the browser goes next; `isRequired` where a password would be refused, but for owners. */
  z.strictObject({ kind: z.literal('provider'), url: z.url(), isRequired: z.boolean() }),
]);
export type SignInWay = z.infer<typeof signInWay>;

export const providerAddress = z.strictObject({ url: z.url() });
export type ProviderAddress = z.infer<typeof providerAddress>;
