// Apart from the schemas, so that a page that only describes a call does not fetch zod for it.

/** What a number is used for, by its country's numbering plan. */
export const numberKinds = [
  'geographic',
  'mobile',
  'internet',
  'toll-free',
  'company-wide',
  'premium-rate',
  'shared-cost',
  'personal',
  'pager',
  'voicemail',
  'satellite',
] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Why a destination may not be called. The call log has the same words. */
export const destinationProblems = [
  'destination_unknown',
  'emergency_number',
  'short_number',
  'country_not_allowed',
  'number_kind_not_allowed',
  'number_in_no_country',
  'number_unassigned',
  'prefix_denied',
] as const;
export type DestinationProblem = (typeof destinationProblems)[number];

/** Why a call to a destination that is allowed may not begin. */
export const limitProblems = [
  'calls_stopped',
  'calls_stopped_by_operator',
  'too_many_calls',
  'rep_calls_too_often',
  'minutes_used_up',
] as const;
export type LimitProblem = (typeof limitProblems)[number];

/** Why a call was refused, as the call log has it. */
export const callRefusals = [
  'caller_unknown',
  'caller_not_registered',
  'caller_suspended',
  'token_revoked',
  'token_unknown',
  'no_destination',
  'destination_suspended',
  'own_name',
  'no_caller_id',
  'nobody_reachable',
  'tenant_suspended',
  'request_ambiguous',
  ...destinationProblems,
  ...limitProblems,
] as const;
export type CallRefusalReason = (typeof callRefusals)[number];
