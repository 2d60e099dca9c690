import { z } from 'zod';
import { pageOf, pageQuery } from './paging.js';
import { twilioChange } from './twilio-changes.js';

/** What is checked, in this order. A link of the chain that fails lets those that hang on it be skipped. */
export const twilioCheckNames = [
  'auth-token',
  'account',
  'api-key',
  'region',
  'application',
  'voice-url',
  'voice-method',
  'fallback-url',
  'status-callback',
  'phone-number',
  'caller-id',
  'own-application',
  'own-caller-id',
] as const;
export type TwilioCheckName = (typeof twilioCheckNames)[number];

/** Unknown: Twilio could not be asked. Skipped: there is nothing to check, or it hangs on something that failed. */
export const twilioCheckStates = ['passed', 'failed', 'skipped', 'unknown'] as const;
export type TwilioCheckState = (typeof twilioCheckStates)[number];

/** Why something has not passed, for a sentence in the reader's language. */
export const twilioFindingReasons = [
  'not-set',
  'refused',
  'no-permission',
  'not-active',
  'other-region',
  'gone',
  'differs',
  'bound-elsewhere',
  'not-owned',
  'depends-on-failed',
  'twilio-slow',
  'twilio-busy',
  'twilio-away',
] as const;
export type TwilioFindingReason = (typeof twilioFindingReasons)[number];

export const twilioFinding = z.strictObject({
  /** The same in each check: the check's name, with a SID or a number behind a colon where there are several. */
  id: z.string(),
  check: z.enum(twilioCheckNames),
  /** What it is about, where the check's name does not say it: a phone number. */
  subject: z.string().nullable(),
  state: z.enum(twilioCheckStates),
  reason: z.enum(twilioFindingReasons).nullable(),
  /** Error: calls fail. Warning: calls work, and something is lost. */
  severity: z.enum(['error', 'warning']),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  /** Since when it has been in this state. */
  since: z.iso.datetime(),
  remedy: z.string().nullable(),
  /** Can POST /v1/twilio-changes mend it? */
  repairable: z.boolean(),
});
export type TwilioFinding = z.infer<typeof twilioFinding>;

/** Broken: something failed. Unknown: nothing failed, and not all could be checked. */
export const twilioCheckOutcomes = ['well', 'broken', 'unknown'] as const;
export type TwilioCheckOutcome = (typeof twilioCheckOutcomes)[number];

export const twilioCheck = z.strictObject({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  outcome: z.enum(twilioCheckOutcomes),
  /** What this check was the first to see: that what was well is broken, or what was broken is mended. */
  transition: z.enum(['broken', 'mended']).nullable(),
  /** On a schedule, on demand, or after something was changed through Cordboard. */
  cause: z.enum(['schedule', 'demand', 'change']),
  /** Who demanded or changed: an admin's address, or "API key"; null on a schedule. */
  by: z.string().nullable(),
  /** With the cause "change": what was changed at Twilio just before. */
  changes: z.array(twilioChange),
  findings: z.array(twilioFinding),
});
export type TwilioCheck = z.infer<typeof twilioCheck>;

export const twilioCheckPage = pageOf(twilioCheck);
export type TwilioCheckPage = z.infer<typeof twilioCheckPage>;

export const listTwilioChecksQuery = pageQuery;
