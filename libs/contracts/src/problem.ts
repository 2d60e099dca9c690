import { z } from 'zod';
import { admin } from './admins.js';
import { apiKey, apiKeyScopes } from './api-keys.js';
import { callingRules } from './calling-rules.js';
import { client } from './clients.js';
import { fieldErrorCodes } from './field-rules.js';
import { tenantId } from './identifiers.js';
import { identityProvider } from './identity-provider.js';
import { effectiveConfig } from './overrides.js';
import { settings } from './settings.js';
import { team } from './teams.js';
import { twilioChangesPreview } from './twilio-changes.js';
import { regions, twilioConfig } from './twilio-config.js';

/** Every error code that the API can answer with. Codes are stable; sentences and remedies may be reworded. */
export const errorCodes = [
  'request.invalid',
  'request.malformed_json',
  'request.too_large',
  'request.unsupported_media_type',
  'request.precondition_required',
  'request.rate_limited',
  'route.not_found',
  'auth.credentials_missing',
  'auth.credentials_invalid',
  'auth.credentials_expired',
  'auth.session_expired',
  'auth.session_ended',
  'auth.forbidden',
  'auth.scope_missing',
  'auth.sign_in_failed',
  'auth.too_many_tries',
  'auth.tenant_choice_required',
  'auth.demo_admin_refused',
  'auth.origin_refused',
  'auth.code_invalid',
  'auth.challenge_invalid',
  'auth.second_factor_required',
  'auth.provider_required',
  'session.not_found',
  'account.password_wrong',
  'account.code_wrong',
  'account.no_password',
  'second_factor.on_already',
  'second_factor.not_on',
  'second_factor.not_begun',
  'admin.email_taken',
  'admin.not_found',
  'admin.last_owner',
  'admin.changed_meanwhile',
  'invitation.invalid',
  'operator_link.invalid',
  'first_tenant.link_invalid',
  'identity_provider.not_found',
  'identity_provider.not_tried',
  'identity_provider.unreachable',
  'identity_provider.secret_required',
  'identity_provider.domain_taken',
  'identity_provider.changed_meanwhile',
  'tenant.suspended',
  'tenant.not_found',
  'tenant.name_mismatch',
  'tenant.state_conflict',
  'api_key.not_found',
  'api_key.changed_meanwhile',
  'settings.changed_meanwhile',
  'calling_rules.changed_meanwhile',
  'calling_rules.stopped_by_operator',
  'twilio_config.not_connected',
  'twilio_config.secret_required',
  'twilio_config.client_name_conflict',
  'twilio_config.changed_meanwhile',
  'twilio_config.other_account_connected',
  'twilio_config.application_not_chosen',
  'twilio_config.caller_id_not_owned',
  'twilio_config.application_not_owned',
  'twilio.auth_token_refused',
  'twilio.api_key_refused',
  'twilio.permission_missing',
  'twilio.test_credentials',
  'twilio.region_mismatch',
  'twilio.account_suspended',
  'twilio.account_closed',
  'twilio.not_found',
  'twilio.request_refused',
  'twilio.changed_meanwhile',
  'twilio.rate_limited',
  'twilio.unavailable',
  'twilio.timed_out',
  'twilio_check.not_found',
  'client.name_taken',
  'client.name_reserved',
  'client.not_found',
  'client.not_registered',
  'client.suspended',
  'client.device_not_found',
  'client.changed_meanwhile',
  'client.import_unreadable',
  'client_config.changed_meanwhile',
  'team.not_found',
  'team.name_taken',
  'team.too_many',
  'team.changed_meanwhile',
  'token.nothing_allowed',
  'token.dialect_unavailable',
  'token.lifetime_too_long',
  'token.push_credential_missing',
  'token.not_found',
  'embed_session.ticket_invalid',
  'embed_session.origin_not_allowed',
  'call.not_found',
  'webhook.signature_invalid',
  'server.unavailable',
  'server.internal',
] as const;

/** Where one code has several causes: which, so that each can be told with its own remedy. */
export const problemCauses = [
  'import_without_file',
  'import_empty',
  'import_without_name',
  'import_column_unknown',
  'import_too_long',
  'import_no_csv',
  'provider_not_public',
  'provider_not_openid',
  'provider_silent',
  'name_reserved_by_company',
] as const;
export type ProblemCause = (typeof problemCauses)[number];

export type ErrorCode = (typeof errorCodes)[number];

/** RFC 9457. `detail` says what happened; `remedy`, where one exists, says what to do about it. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(errorCodes),
  remedy: z.string().optional(),
  /** With `client.import_unreadable`, `client.name_reserved` and `identity_provider.unreachable`. */
  because: z.enum(problemCauses).optional(),
  /** One entry per field that was refused; `field` is a dotted path into the body or query. */
  errors: z
    .array(
      z.strictObject({
        field: z.string(),
        /** Stable, as `code` above; `message` may be reworded. */
        code: z.enum(fieldErrorCodes),
        message: z.string(),
        /** What goes with the code: limits, choices. */
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
  /** With `auth.tenant_choice_required`: the tenants to choose from. */
  tenants: z.array(z.strictObject({ id: tenantId, name: z.string() })).optional(),
  /** With `auth.scope_missing`: what the API key would have to be allowed. */
  missingScope: z.enum(apiKeyScopes).optional(),
  /** With `settings.changed_meanwhile`: the record as it is now; its version is the answer's ETag. */
  current: settings.optional(),
  /** With `calling_rules.changed_meanwhile`: the rules as they are now; their version is the answer's ETag. */
  currentCallingRules: callingRules.optional(),
  /** With `twilio_config.changed_meanwhile`: the record as it is now, unless it is gone; its version is the answer's ETag. */
  currentConfig: twilioConfig.optional(),
  /** With `client.changed_meanwhile`: the client as it is now; its version is the answer's ETag. */
  currentClient: client.optional(),
  /** With `api_key.changed_meanwhile`: the key as it is now; its version is the answer's ETag. */
  currentApiKey: apiKey.optional(),
  /** With `admin.changed_meanwhile`: the admin as they are now; their version is the answer's ETag. */
  currentAdmin: admin.optional(),
  /** With `client_config.changed_meanwhile`: what holds for the rep now; its version is the answer's ETag. */
  currentClientConfig: effectiveConfig.optional(),
  /** With `team.changed_meanwhile`: the team as it is now; its version is the answer's ETag. */
  currentTeam: team.optional(),
  /** With `identity_provider.changed_meanwhile`: the provider as it is now, unless it is gone. */
  currentProvider: identityProvider.optional(),
  /** With `twilio.changed_meanwhile`: what the intent would change now. */
  preview: twilioChangesPreview.optional(),
  /** With `twilio.region_mismatch`: where Twilio knows the credentials. */
  region: z.enum(regions).optional(),
  /** With `twilio.…`: what Twilio itself answered, where it did. */
  twilio: z.strictObject({ code: z.int().nullable(), message: z.string() }).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
