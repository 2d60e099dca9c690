import { z } from 'zod';
import { fieldRules } from './field-rules.js';
import { accountSid, apiKeySid, applicationSid, e164, pushCredentialSid } from './identifiers.js';
import { voiceEdge } from './overrides.js';

/** Twilio's processing regions that Voice tokens can name (`twr` in the token's header); us1 is the default. */
export const regions = ['us1', 'ie1', 'au1', 'jp1'] as const;
export type Region = (typeof regions)[number];

const secret = z.string().min(8).max(256);

/** A day: long enough to promote the secondary Auth Token at Twilio, and for what is under way by then. */
export const defaultFormerAuthTokenSeconds = 24 * 3600;
export const longestFormerAuthTokenSeconds = 7 * 24 * 3600;

/**
 * How long webhooks are accepted that are signed with the Auth Token which this one takes the place of: a day unless it is
 * said, 0 for not at all.
 */
const formerAuthTokenSeconds = z.int().min(0).max(longestFormerAuthTokenSeconds).optional();

/** With which Twilio wakes mobile clients for a call: APNs for iOS, FCM for Android; null for none. */
const pushCredentialSids = z.strictObject({ ios: pushCredentialSid.nullable(), android: pushCredentialSid.nullable() });

/**
 * The tenant's Twilio config record, written whole and as it is: Twilio is not asked. A secret that is left out keeps its
 * stored value, as long as the SID that it belongs to stays the same; it can never be read back. Without an Application
 * SID reps can be called and cannot call.
 */
export const putTwilioConfig = z.strictObject({
  accountSid,
  apiKeySid,
  apiKeySecret: secret.optional(),
  authToken: secret.optional(),
  formerAuthTokenSeconds,
  applicationSid: applicationSid.nullable(),
  callerId: e164.nullish(),
  region: z.enum(regions).default('us1'),
  /** Where softphones enter Twilio's network; the one that is nearest to the region unless it is said. */
  edge: voiceEdge.nullish(),
  pushCredentialSids: pushCredentialSids.partial().optional(),
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
  /** Of the Auth Token that was replaced, while what it signed is accepted; null otherwise. */
  formerAuthToken: z.strictObject({ lastFour: z.string(), acceptedUntil: z.iso.datetime() }).nullable(),
  applicationSid: applicationSid.nullable(),
  callerId: e164.nullable(),
  region: z.enum(regions),
  /** Null: the one that is nearest to the region. */
  edge: voiceEdge.nullable(),
  pushCredentialSids,
  updatedAt: z.iso.datetime(),
});
export type TwilioConfig = z.infer<typeof twilioConfig>;

/**
 * The first step of connecting: credentials that Twilio has accepted before they are stored. With the Auth Token alone an
 * API key is made at Twilio, named "Cordboard: " and the tenant's name. With an API key alone no webhook can be
 * verified, so that calls cannot be connected until the Auth Token is given, too.
 */
export const connectTwilio = z
  .strictObject({
    accountSid,
    region: z.enum(regions).default('us1'),
    authToken: secret.optional(),
    formerAuthTokenSeconds,
    apiKeySid: apiKeySid.optional(),
    apiKeySecret: secret.optional(),
  })
  .refine(({ authToken, apiKeySid }) => authToken !== undefined || apiKeySid !== undefined, {
    path: ['authToken'],
    error: fieldRules.credentials_missing,
  })
  .refine(({ apiKeySid, apiKeySecret }) => (apiKeySid === undefined) === (apiKeySecret === undefined), {
    path: ['apiKeySecret'],
    error: fieldRules.api_key_incomplete,
  });
export type ConnectTwilio = z.infer<typeof connectTwilio>;

/** Null shows none: then reps can call each other, and no telephone. */
export const chooseCallerId = z.strictObject({ callerId: e164.nullable() });
export type ChooseCallerId = z.infer<typeof chooseCallerId>;

/** Of the record, what Twilio need not be asked about; what is left out stays as it is. */
export const changeTwilioConfig = z.strictObject({
  edge: voiceEdge.nullable().optional(),
  pushCredentialSids: pushCredentialSids.partial().optional(),
});
export type ChangeTwilioConfig = z.infer<typeof changeTwilioConfig>;
