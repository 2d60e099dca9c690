// Apart from the schemas, so that a page that only reads its address does not fetch zod for it.

/** Who does something. `anonymous` is somebody who was not signed in, `system` Cordboard itself. */
export const auditActorKinds = [
  'admin',
  'api-key',
  'softphone',
  'operator',
  'command-line',
  'system',
  'anonymous',
] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];

export const auditTargetKinds = [
  'tenant',
  'twilio-config',
  'twilio-resource',
  'client',
  'token',
  'api-key',
  'embed-origin',
  'admin',
  'session',
  'identity-provider',
  'operator',
] as const;
export type AuditTargetKind = (typeof auditTargetKinds)[number];

export const auditActions = [
  'tenant.created',
  'tenant.suspended',
  'tenant.resumed',
  'tenant.deletion_begun',
  'tenant.restored',
  'tenant.deleted',
  'settings.changed',
  'sign_in_policy.changed',
  'identity_provider.changed',
  'identity_provider.tried',
  'identity_provider.removed',
  'twilio_config.changed',
  'twilio_config.forgotten',
  'twilio_account.changed',
  'client.registered',
  'client.imported',
  'client.changed',
  'client.suspended',
  'client.resumed',
  'client.deleted',
  'client.device_ended',
  'token.revoked',
  'api_key.created',
  'api_key.revoked',
  'embed_origin.allowed',
  'embed_origin.removed',
  'admin.invited',
  'admin.added',
  'admin.removed',
  'admin.reset_link_created',
  'admin.password_reset',
  'account.password_changed',
  'second_factor.begun',
  'second_factor.switched_on',
  'second_factor.switched_off',
  'second_factor.reset',
  'second_factor.recovery_codes_renewed',
  'session.begun',
  'session.refused',
  'session.ended',
  'operator.link_created',
  'operator.link_accepted',
] as const;
export type AuditAction = (typeof auditActions)[number];
