import { z } from 'zod';
import { crmUser, isNamedOnce, namedOnce } from './crm-user.js';
import { fieldRules } from './field-rules.js';
import { clientName } from './client-name.js';
import { applicationSid, clientId } from './identifiers.js';
import { voiceEdge } from './overrides.js';
import { mobilePlatforms } from './voice-edges.js';

/** Access Tokens are what @twilio/voice-sdk 2.x takes; Capability Tokens are the legacy dialect of Twilio Client 1.x. */
export const tokenDialects = ['access', 'capability'] as const;
export type TokenDialect = (typeof tokenDialects)[number];

/** Twilio's own ceiling for a token's life. */
export const longestTokenLifetimeSeconds = 86_400;
/** Of a token for which neither the request nor the tenant says how long it lives. */
export const defaultTokenLifetimeSeconds = 3_600;

/** The parameter in which a token's id travels to the Voice URL; nobody else may use it. */
export const tokenIdParam = 'CordboardTokenId';

const isReserved = (name: string) => name.toLowerCase() === tokenIdParam.toLowerCase();

/** Parameters that Twilio sends to the Voice URL with each outgoing call; signed, so the browser cannot change them. */
const outgoingParams = z
  .record(z.string().min(1).max(128), z.string().max(1024))
  .refine((params) => !Object.keys(params).some(isReserved), fieldRules.token_param_reserved);

export const issueToken = z
  .strictObject({
    /** This, or `crmUser`. */
    clientName: clientName.optional(),
    /** What the CRM calls the person; the client name is made from it. */
    crmUser: crmUser.optional(),
    /** May this client be called? Defaults to what the tenant allows. */
    incoming: z.boolean().optional(),
    /** May it call, and with which TwiML App? `false` for no. Defaults to what the tenant allows. */
    outgoing: z
      .union([
        z.literal(false),
        z.strictObject({ applicationSid: applicationSid.optional(), params: outgoingParams.optional() }),
      ])
      .optional(),
    lifetimeSeconds: z.int().min(1).max(longestTokenLifetimeSeconds).optional(),
    dialect: z.enum(tokenDialects).optional(),
    /** Of a mobile client: its token carries the tenant's push credential for this platform. */
    platform: z.enum(mobilePlatforms).optional(),
  })
  .refine(isNamedOnce, namedOnce);
export type IssueToken = z.infer<typeof issueToken>;

export const issuedToken = z.strictObject({
  token: z.string(),
  tokenId: z.string(),
  clientName,
  dialect: z.enum(tokenDialects),
  expiresAt: z.iso.datetime(),
  /** Where this client enters Twilio's network: the Voice SDK's `edge`. */
  edge: voiceEdge,
});
export type IssuedToken = z.infer<typeof issuedToken>;

/**
 * What is no longer good: one token; all that a client holds; or all that the tenant issued before a moment, which may
 * not lie ahead.
 */
export const revokeTokens = z.union(
  [
    z.strictObject({ tokenId: z.string().min(1).max(200) }),
    z.strictObject({ clientId }),
    z.strictObject({ issuedBefore: z.iso.datetime({ offset: true }) }),
  ],
  fieldRules.revoked_once,
);
export type RevokeTokens = z.infer<typeof revokeTokens>;

export const revokedTokens = z.strictObject({
  /** How many tokens that have not run out yet are refused from now on, as far as the ledger knows. */
  tokens: z.int(),
  /** How many softphones sign out. */
  devices: z.int(),
});
export type RevokedTokens = z.infer<typeof revokedTokens>;
