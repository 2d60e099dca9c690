import type { CallRefusalReason, CallTimelineEvent } from '@cordboard/contracts';

/** Why a step of a call failed, as far as it can be told apart. Each has its cause and its remedy in the catalogues. */
export const failures = [
  'no-such-number',
  'number-incomplete',
  'not-permitted',
  'caller-id-refused',
  'trial-account',
  'blocked',
  'busy',
  'unavailable',
  'no-answer',
  'declined',
  'carrier',
  'registration-removed',
  'no-caller-id',
  'emergency',
  'destination-unknown',
  'nobody-reachable',
  'not-connected',
  'country',
  'costly-number',
  'no-country',
  'unassigned',
  'denied-prefix',
  'short-number',
  'calls-stopped',
  'stopped-by-operator',
  'too-many-calls',
  'calls-too-often',
  'minutes-used-up',
  'caller-unknown',
  'caller-suspended',
  'token-revoked',
  'token-unknown',
  'no-destination',
  'colleague-suspended',
  'own-name',
  'company-suspended',
  'unreadable',
] as const;
export type Failure = (typeof failures)[number];

/** By Twilio's error code; see https://www.twilio.com/docs/api/errors. */
const byErrorCode: Record<number, Failure> = {
  13214: 'caller-id-refused',
  13223: 'number-incomplete',
  13224: 'no-such-number',
  13225: 'blocked',
  13226: 'no-such-number',
  13227: 'not-permitted',
  13247: 'caller-id-refused',
  21210: 'caller-id-refused',
  21212: 'caller-id-refused',
  21214: 'no-such-number',
  21215: 'not-permitted',
  21216: 'blocked',
  21219: 'trial-account',
};

/** By the SIP response that ended the leg. */
const bySipCode: Record<number, Failure> = {
  403: 'not-permitted',
  404: 'no-such-number',
  408: 'no-answer',
  410: 'no-such-number',
  480: 'unavailable',
  484: 'number-incomplete',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  604: 'no-such-number',
};

const byRefusal: Record<CallRefusalReason, Failure> = {
  caller_not_registered: 'registration-removed',
  destination_unknown: 'destination-unknown',
  emergency_number: 'emergency',
  no_caller_id: 'no-caller-id',
  nobody_reachable: 'nobody-reachable',
  country_not_allowed: 'country',
  number_kind_not_allowed: 'costly-number',
  number_in_no_country: 'no-country',
  number_unassigned: 'unassigned',
  prefix_denied: 'denied-prefix',
  short_number: 'short-number',
  calls_stopped: 'calls-stopped',
  calls_stopped_by_operator: 'stopped-by-operator',
  too_many_calls: 'too-many-calls',
  rep_calls_too_often: 'calls-too-often',
  minutes_used_up: 'minutes-used-up',
  caller_unknown: 'caller-unknown',
  caller_suspended: 'caller-suspended',
  token_revoked: 'token-revoked',
  token_unknown: 'token-unknown',
  no_destination: 'no-destination',
  destination_suspended: 'colleague-suspended',
  own_name: 'own-name',
  tenant_suspended: 'company-suspended',
  request_ambiguous: 'unreadable',
};

/** Undefined for a reason that a newer API gives. */
export const failureOfRefusal = (reason: string): Failure | undefined =>
  reason in byRefusal ? byRefusal[reason as CallRefusalReason] : undefined;

/** Undefined where nothing failed, or where what happened says all there is to say. */
export function failureOf(event: CallTimelineEvent): Failure | undefined {
  if (event.kind === 'requested') return event.refusal ? failureOfRefusal(event.refusal.reason) : undefined;
  if (event.kind !== 'leg' || event.isFirstLeg) return undefined;
  const { errorCode, sipResponseCode, status } = event;
  if (!['failed', 'busy', 'no-answer'].includes(status)) return undefined;
  const told = byErrorCode[errorCode ?? 0] ?? bySipCode[sipResponseCode ?? 0];
  if (told) return told;
  if (sipResponseCode !== null && sipResponseCode >= 500) return 'carrier';
  return status === 'failed' ? 'not-connected' : status === 'busy' ? 'busy' : 'no-answer';
}
