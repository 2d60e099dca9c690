import { z } from 'zod';

const sid = (prefix: string, what: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be ${what}: ${prefix} and 32 hex digits`);
const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number such as +14155550100');
const httpMethod = z.enum(['GET', 'POST']);
const webhookUrl = z
  .string()
  .refine((value) => value === '' || /^https?:\/\//i.test(value), 'must be an http or https URL');

export const applicationSettings = z.strictObject({
  sid: sid('AP', 'an Application SID'),
  friendlyName: z.string().max(64),
  voiceUrl: webhookUrl.default(''),
  voiceMethod: httpMethod.default('POST'),
  voiceFallbackUrl: webhookUrl.default(''),
  voiceFallbackMethod: httpMethod.default('POST'),
  statusCallback: webhookUrl.default(''),
  statusCallbackMethod: httpMethod.default('POST'),
});

export const phoneNumberSettings = z.strictObject({
  sid: sid('PN', 'a phone number SID'),
  phoneNumber,
  friendlyName: z.string().max(64),
  voiceUrl: webhookUrl.default(''),
  voiceMethod: httpMethod.default('POST'),
  voiceFallbackUrl: webhookUrl.default(''),
  voiceFallbackMethod: httpMethod.default('POST'),
  voiceApplicationSid: z.union([sid('AP', 'an Application SID'), z.literal('')]).default(''),
  statusCallback: webhookUrl.default(''),
  statusCallbackMethod: httpMethod.default('POST'),
  trunkSid: z.union([sid('TK', 'a SIP trunk SID'), z.literal('')]).default(''),
});

const callerIdSettings = z.strictObject({
  sid: sid('PN', 'a phone number SID'),
  phoneNumber,
  friendlyName: z.string().max(64),
});

const apiKeySettings = z.strictObject({
  sid: sid('SK', 'an API key SID'),
  secret: z.string().min(1, 'must not be empty'),
  friendlyName: z.string().max(64),
});

const accountSettings = z.strictObject({
  accountSid: sid('AC', 'an Account SID'),
  friendlyName: z.string(),
  authToken: z.string().min(1, 'must not be empty'),
  status: z.enum(['active', 'suspended', 'closed']).default('active'),
  type: z.enum(['Trial', 'Full']).default('Full'),
  apiKeys: z.array(apiKeySettings).default([]),
  applications: z.array(applicationSettings).default([]),
  phoneNumbers: z.array(phoneNumberSettings).default([]),
  verifiedCallerIds: z.array(callerIdSettings).default([]),
});

/** The accounts file: what exists at this local Twilio when it starts. */
export const accountsFile = z.strictObject({ accounts: z.array(accountSettings) });

/** What a launcher writes: everything with a default may be left out. */
export type AccountsFile = z.input<typeof accountsFile>;
export type AccountSettings = z.output<typeof accountSettings>;
export type ApplicationSettings = z.output<typeof applicationSettings>;
export type PhoneNumberSettings = z.output<typeof phoneNumberSettings>;
export type CallerIdSettings = z.output<typeof callerIdSettings>;
export type ApiKeySettings = z.output<typeof apiKeySettings>;
export type HttpMethod = z.output<typeof httpMethod>;
