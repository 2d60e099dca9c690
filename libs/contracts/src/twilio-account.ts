import { z } from 'zod';
import { accountSid, applicationSid, e164, phoneNumberSid } from './identifiers.js';
import { regions } from './twilio-config.js';

export const twilioAccountStatuses = ['active', 'suspended', 'closed'] as const;
export type TwilioAccountStatus = (typeof twilioAccountStatuses)[number];

/** The connected account as Twilio describes it. What the stored credentials may not read is null. */
export const twilioAccount = z.strictObject({
  accountSid,
  region: z.enum(regions),
  /** These three are read with the Auth Token. */
  friendlyName: z.string().nullable(),
  status: z.enum(twilioAccountStatuses).nullable(),
  /** A trial account calls verified numbers alone. */
  type: z.enum(['trial', 'full']).nullable(),
  /** Null for a subaccount, whose balance is its owner's. */
  balance: z.strictObject({ amount: z.string(), currency: z.string() }).nullable(),
});
export type TwilioAccount = z.infer<typeof twilioAccount>;

/** Where Twilio asks what to do with a call, and tells what became of it. Null: nothing is set. */
export const voiceSettings = z.strictObject({
  voiceUrl: z.string().nullable(),
  voiceMethod: z.enum(['GET', 'POST']),
  voiceFallbackUrl: z.string().nullable(),
  voiceFallbackMethod: z.enum(['GET', 'POST']),
  statusCallback: z.string().nullable(),
  statusCallbackMethod: z.enum(['GET', 'POST']),
});
export type VoiceSettings = z.infer<typeof voiceSettings>;

export const twilioApplication = z.strictObject({
  sid: applicationSid,
  friendlyName: z.string(),
  ...voiceSettings.shape,
  /** Does its Voice URL lead to this tenant of Cordboard? */
  ours: z.boolean(),
  /** Is it the one in the config record? */
  chosen: z.boolean(),
});
export type TwilioApplication = z.infer<typeof twilioApplication>;

export const twilioApplicationList = z.strictObject({
  /** What an application has to be set to. */
  expected: voiceSettings,
  data: z.array(twilioApplication),
});
export type TwilioApplicationList = z.infer<typeof twilioApplicationList>;

/** Who answers calls to a number: this tenant of Cordboard; a TwiML App or a SIP trunk, which go first; a URL; nobody. */
export const numberBindings = ['ours', 'application', 'trunk', 'url', 'none'] as const;
export type NumberBinding = (typeof numberBindings)[number];

export const twilioPhoneNumber = z.strictObject({
  sid: phoneNumberSid,
  phoneNumber: e164,
  friendlyName: z.string(),
  canVoice: z.boolean(),
  ...voiceSettings.shape,
  voiceApplicationSid: z.string().nullable(),
  trunkSid: z.string().nullable(),
  binding: z.enum(numberBindings),
  /** Is it watched, so that it counts as broken when it is bound elsewhere? */
  watched: z.boolean(),
});
export type TwilioPhoneNumber = z.infer<typeof twilioPhoneNumber>;

export const verifiedCallerId = z.strictObject({
  sid: phoneNumberSid,
  phoneNumber: e164,
  friendlyName: z.string(),
});
export type VerifiedCallerId = z.infer<typeof verifiedCallerId>;

export const twilioPhoneNumberList = z.strictObject({
  /** What a number has to be set to. */
  expected: voiceSettings,
  /** The account's own numbers: they can be called, and those that can voice may be the caller ID. */
  incoming: z.array(twilioPhoneNumber),
  /** Numbers of elsewhere that Twilio has verified: they may be the caller ID, too. */
  verified: z.array(verifiedCallerId),
  /** All that may be the caller ID. */
  callerIds: z.array(e164),
});
export type TwilioPhoneNumberList = z.infer<typeof twilioPhoneNumberList>;
