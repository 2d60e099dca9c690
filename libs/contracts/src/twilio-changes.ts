import { z } from 'zod';
import { applicationSid, phoneNumberSid } from './identifiers.js';

const phoneNumberSids = z.array(phoneNumberSid).min(1).max(100);

/** What is to be brought about at Twilio. */
export const twilioIntent = z.discriminatedUnion('kind', [
  /** A TwiML App of Cordboard's own becomes the tenant's; one that is there already is taken. */
  z.strictObject({ kind: z.literal('create-application') }),
  /** An application of the account becomes the tenant's, its URLs ours. */
  z.strictObject({ kind: z.literal('use-application'), applicationSid }),
  /** These numbers ring the reps. */
  z.strictObject({ kind: z.literal('bind-numbers'), phoneNumberSids }),
  /** These numbers go back to what they were bound to before Cordboard. */
  z.strictObject({ kind: z.literal('release-numbers'), phoneNumberSids }),
  /** What failed, by the findings' ids, becomes what it should be. */
  z.strictObject({
    kind: z.literal('repair'),
    findings: z.union([z.literal('all'), z.array(z.string().min(1).max(100)).min(1).max(200)]),
  }),
  /** What Cordboard made is deleted, what it changed is changed back, and the secrets are forgotten. */
  z.strictObject({ kind: z.literal('disconnect') }),
]);
export type TwilioIntent = z.infer<typeof twilioIntent>;

export const twilioResources = ['application', 'phone-number', 'api-key'] as const;
export type TwilioResource = (typeof twilioResources)[number];

export const twilioFields = [
  'friendlyName',
  'voiceUrl',
  'voiceMethod',
  'voiceFallbackUrl',
  'voiceFallbackMethod',
  'statusCallback',
  'statusCallbackMethod',
  'voiceApplicationSid',
  'trunkSid',
] as const;
export type TwilioField = (typeof twilioFields)[number];

/** One field of one thing at Twilio, before and after; a deletion is one change that names no field. */
export const twilioChange = z.strictObject({
  action: z.enum(['create', 'update', 'delete']),
  resource: z.enum(twilioResources),
  /** Null for what is to be made. */
  sid: z.string().max(34).nullable(),
  /** What people know it by: a number, or a friendly name. */
  name: z.string().max(200),
  field: z.enum(twilioFields).nullable(),
  before: z.string().max(4096).nullable(),
  after: z.string().max(4096).nullable(),
});
export type TwilioChange = z.infer<typeof twilioChange>;

/** Something that an intent leaves as it is at Twilio, and why. */
export const twilioLeftover = z.strictObject({
  resource: z.enum(twilioResources),
  sid: z.string(),
  name: z.string(),
  /** Not ours to change; gone already; changed by somebody since; only the Auth Token could do it; was not to be undone. */
  reason: z.enum(['not-ours', 'gone', 'changed-since', 'auth-token-needed', 'not-undone']),
});
export type TwilioLeftover = z.infer<typeof twilioLeftover>;

export const previewTwilioChanges = z.strictObject({ intent: twilioIntent });
export type PreviewTwilioChanges = z.infer<typeof previewTwilioChanges>;

/** No changes: Twilio is as it should be already; the intent can still be applied, for what it changes here. */
export const twilioChangesPreview = z.strictObject({
  intent: twilioIntent,
  changes: z.array(twilioChange),
  leaves: z.array(twilioLeftover),
});
export type TwilioChangesPreview = z.infer<typeof twilioChangesPreview>;

/** The intent, and exactly those changes that its preview showed. */
export const applyTwilioChanges = z.strictObject({ intent: twilioIntent, changes: z.array(twilioChange).max(2_000) });
export type ApplyTwilioChanges = z.infer<typeof applyTwilioChanges>;

/** What was done. "Partly": Twilio refused or was lost on the way; done, failed and remaining are all the changes. */
export const appliedTwilioChanges = z.strictObject({
  outcome: z.enum(['done', 'partly']),
  done: z.array(twilioChange),
  failed: z.array(twilioChange),
  remaining: z.array(twilioChange),
  /** Why it stopped, and what to do: null when it is all done. */
  failure: z.strictObject({ code: z.string(), detail: z.string(), remedy: z.string() }).nullable(),
  leaves: z.array(twilioLeftover),
});
export type AppliedTwilioChanges = z.infer<typeof appliedTwilioChanges>;

/** What is left at Twilio when the record is deleted without undoing anything there. */
export const forgottenTwilioConfig = z.strictObject({ leaves: z.array(twilioLeftover) });
export type ForgottenTwilioConfig = z.infer<typeof forgottenTwilioConfig>;
