import { z } from 'zod';
import { crmUser, isNamedOnce, namedOnce } from './crm-user.js';
import { clientName } from './client-name.js';
import { e164, tenantId, webOrigin } from './identifiers.js';
import { voiceEdge } from './overrides.js';

/** Asked for by the CRM's server, with its API key, for the rep whose page is about to show the softphone. */
export const createEmbedSession = z
  .strictObject({
    /** This, or `crmUser`. */
    clientName: clientName.optional(),
    /** What the CRM calls the person; the client name is made from it. */
    crmUser: crmUser.optional(),
    /** The CRM page's origin: the only one that may frame the softphone and exchange messages with it. */
    origin: webOrigin,
  })
  .refine(isNamedOnce, namedOnce);
export type CreateEmbedSession = z.infer<typeof createEmbedSession>;

/** A softphone in the console's own page, for an admin who tries it as this client. */
export const createPracticeSession = z.strictObject({ clientName });
export type CreatePracticeSession = z.infer<typeof createPracticeSession>;

/** `url` is what the iframe loads. Its fragment holds a launch ticket that works once, until `expiresAt`. */
export const embedSession = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
export type EmbedSession = z.infer<typeof embedSession>;

export const redeemLaunchTicket = z.strictObject({ ticket: z.string().min(1).max(500) });
export type RedeemLaunchTicket = z.infer<typeof redeemLaunchTicket>;

/** What the iframe holds in memory from then on; `sessionToken` is its Bearer credential, for its own client only. */
export const softphoneSession = z.strictObject({
  sessionToken: z.string(),
  expiresAt: z.iso.datetime(),
  parentOrigin: webOrigin,
  tenant: z.strictObject({
    id: tenantId,
    name: z.string(),
    country: z.string().length(2),
    /** What calls of this client show: its own, its team's or the company's. */
    callerId: e164.nullable(),
  }),
  client: z.strictObject({ name: clientName, displayName: z.string() }),
  voice: z.strictObject({
    /** Where this client enters Twilio's network, for the Voice SDK. */
    edge: voiceEdge,
    /** `host:port` of a local Twilio's signalling; null with the real one. */
    signallingHost: z.string().nullable(),
  }),
});
export type SoftphoneSession = z.infer<typeof softphoneSession>;

/** What the session is good for at this moment; asked for by the softphone now and then. */
export const currentEmbedSession = z.strictObject({
  client: z.strictObject({ name: clientName, displayName: z.string() }),
  voice: z.strictObject({ edge: voiceEdge }),
  expiresAt: z.iso.datetime(),
});
export type CurrentEmbedSession = z.infer<typeof currentEmbedSession>;
