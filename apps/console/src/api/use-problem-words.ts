import type { ErrorCode } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import type { Translate } from '../language/translate.js';
import type { ApiProblem } from './api-problem.js';

// The API speaks English, and to programs; of these the catalogues say what happened and what a person does about it.
const wordedCodes = [
  'request.invalid',
  'auth.sign_in_failed',
  'auth.too_many_tries',
  'auth.tenant_choice_required',
  'auth.session_expired',
  'auth.forbidden',
  'auth.code_invalid',
  'auth.challenge_invalid',
  'auth.second_factor_required',
  'auth.provider_required',
  'account.password_wrong',
  'account.code_wrong',
  'account.no_password',
  'identity_provider.not_tried',
  'identity_provider.secret_required',
  'operator_link.invalid',
  'first_tenant.link_invalid',
  'tenant.suspended',
  'tenant.name_mismatch',
  'tenant.state_conflict',
  'invitation.invalid',
  'admin.last_owner',
  'admin.email_taken',
  'settings.changed_meanwhile',
  'calling_rules.changed_meanwhile',
  'calling_rules.stopped_by_operator',
  'request.rate_limited',
  'twilio_config.not_connected',
  'twilio_config.secret_required',
  'twilio_config.changed_meanwhile',
  'twilio_config.other_account_connected',
  'twilio_config.application_not_chosen',
  'twilio_config.caller_id_not_owned',
  'twilio_config.client_name_conflict',
  'twilio.auth_token_refused',
  'twilio.api_key_refused',
  'twilio.permission_missing',
  'twilio.test_credentials',
  'twilio.region_mismatch',
  'twilio.account_suspended',
  'twilio.account_closed',
  'twilio.not_found',
  'twilio.rate_limited',
  'twilio.unavailable',
  'twilio.timed_out',
  'client.name_taken',
  'client.import_unreadable',
  'call.not_found',
  'server.unavailable',
  'server.internal',
] as const satisfies readonly ErrorCode[];

export interface ProblemWords {
  readonly what: string;
  readonly remedy: string | null;
}

/** What a person is told of a problem: in their language where we have words for it, else as the API says it. */
export function useProblemWords(): (problem: ApiProblem) => ProblemWords {
  const t = useTranslations('problems');
  return (problem) => findWords(problem, t);
}

function findWords({ code, details, kind, status }: ApiProblem, t: Translate<'problems'>): ProblemWords {
  if (kind === 'unreachable') return { what: t('unreachable.what'), remedy: t('unreachable.remedy') };
  if (kind === 'page') return { what: t('pageFailed.what'), remedy: t('pageFailed.remedy') };
  const worded = wordedCodes.find((word) => word === code);
  if (worded) return { what: t(`codes.${worded}.what`), remedy: t(`codes.${worded}.remedy`) };
  const laterRemedy = status >= 500 ? t('status.remedy') : null;
  return {
    what: details?.detail ?? t('status.what', { status: String(status) }),
    remedy: details?.remedy ?? laterRemedy,
  };
}
