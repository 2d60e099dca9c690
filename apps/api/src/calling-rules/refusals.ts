import type { DestinationProblem, LimitProblem } from '@cordboard/contracts';

type CallProblem = DestinationProblem | LimitProblem;

/** Why Cordboard does not connect a call, for the rep: spoken, and shown in the call log. */
export interface CallRefusal<Reason extends string = CallProblem> {
  readonly kind: 'refused';
  readonly reason: Reason;
  readonly sentence: string;
}

const sentences: Record<CallProblem, string> = {
  destination_unknown: 'This is neither a phone number nor the name of a colleague. Please check it and try again.',
  emergency_number: 'Emergency numbers cannot be called from here. Please use another phone.',
  short_number:
    'Short numbers cannot be called from here. Please enter the whole number; in an emergency, use another phone.',
  country_not_allowed: 'Your company does not allow calls to this country. Please ask your administrator.',
  number_kind_not_allowed:
    'Your company does not allow calls to numbers of this kind, which can cost extra. Please ask your administrator.',
  number_in_no_country:
    'This number belongs to no country, and your company does not allow calls to it. Please ask your administrator.',
  number_unassigned: 'There is no such number. Please check it, or ask your administrator to allow it.',
  prefix_denied: 'Your company does not allow calls to this number. Please ask your administrator.',
  calls_stopped: 'Your company has stopped all outgoing calls for now. Please ask your administrator.',
  calls_stopped_by_operator:
    'All outgoing calls of your company have been stopped by the operator of this service. Please ask your administrator.',
  too_many_calls: 'Too many calls of your company are in progress. Please try again in a moment.',
  rep_calls_too_often: 'You have made too many calls in the last minute. Please wait a moment and try again.',
  minutes_used_up: 'Your company has used up its calling minutes for today. Please ask your administrator.',
};

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** `country`: the one that is not allowed, where it is known. */
export function refuseCall<Reason extends CallProblem>(reason: Reason, country?: string): CallRefusal<Reason> {
  const named = reason === 'country_not_allowed' && country !== undefined && countryNames.of(country);
  const sentence = named
    ? `Your company does not allow calls to this country: ${named}. Please ask your administrator.`
    : sentences[reason];
  return { kind: 'refused', reason, sentence };
}
