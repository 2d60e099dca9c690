import { AdminDirectoryEntity, AdminEntity, AdminInvitationEntity } from '../admins/admin.entity.js';
import { ApiKeyEntity } from '../api-keys/api-key.entity.js';
import { AuditEntryEntity, AuditHeadEntity } from '../audit/audit-entry.entity.js';
import { CallClientEntity, CallEntity, CallEventEntity } from '../calls/call.entity.js';
import { AdmittedCallEntity } from '../calling-rules/admitted-call.entity.js';
import { CallingRulesEntity, CallingUseEntity } from '../calling-rules/calling-rules.entity.js';
import { IssuedTokenEntity } from '../capabilities/issued-token.entity.js';
import { ClientEntity, ClientFormerNameEntity, ClientNameClaimEntity } from '../clients/client.entity.js';
import { EmbedOriginEntity } from '../embed/embed-origin.entity.js';
import { EmbedSessionEntity } from '../embed/embed-session.entity.js';
import {
  IdentityProviderDomainEntity,
  IdentityProviderEntity,
  ProviderSignInEntity,
} from '../identity-provider/identity-provider.entity.js';
import {
  OperatorEntity,
  OperatorSessionEntity,
  OperatorSessionTokenEntity,
  FirstTenantLinkEntity,
} from '../operators/operator.entity.js';
import { OperatorDataKeyEntity, SealingMasterKeyEntity, TenantDataKeyEntity } from '../secrets/data-keys.entity.js';
import {
  ConsoleSessionEntity,
  ConsoleSessionTokenEntity,
  SignInTriesEntity,
} from '../sign-in/console-session.entity.js';
import { TeamEntity } from '../teams/team.entity.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { AccountLedgerEntity } from '../twilio-account/account-ledger.entity.js';
import { TwilioCheckEntity } from '../twilio-checks/twilio-check.entity.js';
import { TwilioCheckScheduleEntity } from '../twilio-config/check-schedule.entity.js';
import { TwilioConfigEntity } from '../twilio-config/twilio-config.entity.js';

/** Every table that the code knows. `operator check-drift` holds it against the migrated schema. */
export const entities = [
  TenantEntity,
  TenantDataKeyEntity,
  TwilioConfigEntity,
  TwilioCheckScheduleEntity,
  TwilioCheckEntity,
  AccountLedgerEntity,
  TeamEntity,
  ClientEntity,
  ClientFormerNameEntity,
  ClientNameClaimEntity,
  ApiKeyEntity,
  EmbedSessionEntity,
  EmbedOriginEntity,
  IssuedTokenEntity,
  CallingRulesEntity,
  CallingUseEntity,
  AdmittedCallEntity,
  CallEntity,
  CallEventEntity,
  CallClientEntity,
  AdminEntity,
  AdminDirectoryEntity,
  AdminInvitationEntity,
  ConsoleSessionEntity,
  ConsoleSessionTokenEntity,
  SignInTriesEntity,
  IdentityProviderEntity,
  IdentityProviderDomainEntity,
  ProviderSignInEntity,
  OperatorEntity,
  OperatorSessionEntity,
  OperatorSessionTokenEntity,
  FirstTenantLinkEntity,
  AuditHeadEntity,
  AuditEntryEntity,
  OperatorDataKeyEntity,
  SealingMasterKeyEntity,
];
