import { z } from 'zod';
import { accountSid, apiKeySid, applicationSid, e164 } from './identifiers.js';

/** Twilio's processing regions that Voice tokens can name (`twr` in the token's header); us1 is the default. */
export const regions = ['us1', 'ie1', 'au1', 'jp1'] as const;
export type Region = (typeof regions)[number];

/**
 * The tenant's Twilio config record, written whole. A secret that is left out keeps its stored value, as long as the
 * SID that it belongs to stays the same; it can never be read back.
 */
export const putTwilioConfig = z.strictObject({
  accountSid,
  apiKeySid,
  apiKeySecret: z.string().min(8).max(256).optional(),
  authToken: z.string().min(8).max(256).optional(),
  applicationSid,
  callerId: e164.nullish(),
  region: z.enum(regions).default('us1'),
});
export type PutTwilioConfig = z.infer<typeof putTwilioConfig>;

export const sealedSecret = z.discriminatedUnion('set', [
  z.strictObject({ set: z.literal(true), lastFour: z.string(), updatedAt: z.iso.datetime() }),
  z.strictObject({ set: z.literal(false) }),
]);

export const twilioConfig = z.strictObject({
  accountSid,
  apiKeySid,
  apiKeySecret: sealedSecret,
  authToken: sealedSecret,
  applicationSid,
  callerId: e164.nullable(),
  region: z.enum(regions),
  updatedAt: z.iso.datetime(),
});
export type TwilioConfig = z.infer<typeof twilioConfig>;
