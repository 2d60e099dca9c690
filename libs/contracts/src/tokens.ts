import { z } from 'zod';
import { applicationSid, clientName } from './identifiers.js';

/** Access Tokens are what @twilio/voice-sdk 2.x takes; Capability Tokens are the legacy dialect of Twilio Client 1.x. */
export const tokenDialects = ['access', 'capability'] as const;
export type TokenDialect = (typeof tokenDialects)[number];

/** Twilio's own ceiling for a token's life. */
export const longestTokenLifetimeSeconds = 86_400;

/** Parameters that Twilio sends to the Voice URL with each outgoing call; signed, so the browser cannot change them. */
export const outgoingParams = z.record(z.string().min(1).max(128), z.string().max(1024));

export const issueToken = z.strictObject({
  clientName,
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
});
export type IssueToken = z.infer<typeof issueToken>;

export const issuedToken = z.strictObject({
  token: z.string(),
  tokenId: z.string(),
  clientName,
  dialect: z.enum(tokenDialects),
  expiresAt: z.iso.datetime(),
});
export type IssuedToken = z.infer<typeof issuedToken>;
