import type { MigrationInterface } from 'typeorm';
import { Tenants } from './0001-tenants.js';
import { TenantDataKeys } from './0002-tenant-data-keys.js';
import { TwilioConfigs } from './0003-twilio-configs.js';
import { Clients } from './0004-clients.js';
import { ApiKeys } from './0005-api-keys.js';
import { EmbedSessions } from './0006-embed-sessions.js';
import { Calls } from './0007-calls.js';
import { Admins } from './0008-admins.js';
import { ConsoleSessions } from './0009-console-sessions.js';
import { ApiKeyDetails } from './0010-api-key-details.js';
import { TenantVersion } from './0011-tenant-version.js';
import { CallFilters } from './0012-call-filters.js';
import { AdminRemoval } from './0013-admin-removal.js';
import { IncompleteTwilioConfigs } from './0014-incomplete-twilio-configs.js';
import { TwilioChecks } from './0015-twilio-checks.js';
import { TwilioResources } from './0016-twilio-resources.js';
import { SecondFactors } from './0017-second-factors.js';
import { IdentityProviders } from './0018-identity-providers.js';
import { Operators } from './0019-operators.js';
import { TenantOperation } from './0020-tenant-operation.js';
import { ClientStates } from './0021-client-states.js';
import { IssuedTokens } from './0022-issued-tokens.js';
import { TokenRules } from './0023-token-rules.js';
import { KeyScopesAndDevices } from './0024-key-scopes-and-devices.js';
import { EmbedOrigins } from './0025-embed-origins.js';
import { LiveAndLongestCalls } from './0026-live-and-longest-calls.js';
import { AuditEntries } from './0027-audit-entries.js';
import { AuditHeads } from './0028-audit-heads.js';
import { CallingRules } from './0029-calling-rules.js';
import { KeyRateLimits } from './0030-key-rate-limits.js';
import { MasterKeys } from './0031-master-keys.js';
import { FormerAuthTokens } from './0032-former-auth-tokens.js';
import { FunctionSearchPaths } from './0033-function-search-paths.js';
import { Teams } from './0034-teams.js';
import { PushCredentials } from './0035-push-credentials.js';
import { CrmUsers } from './0036-crm-users.js';
import { ReservedNames } from './0037-reserved-names.js';
import { AdmittedCallsKnowTheirEnds } from './0038-admitted-calls-know-their-ends.js';
import { DataKeyRotation } from './0039-data-key-rotation.js';

/** Every migration, oldest first. They run inside one transaction each, as the owner of the database. */
export const migrations: (new () => MigrationInterface & { name: string })[] = [
  Tenants,
  TenantDataKeys,
  TwilioConfigs,
  Clients,
  ApiKeys,
  EmbedSessions,
  Calls,
  Admins,
  ConsoleSessions,
  ApiKeyDetails,
  TenantVersion,
  CallFilters,
  AdminRemoval,
  IncompleteTwilioConfigs,
  TwilioChecks,
  TwilioResources,
  SecondFactors,
  IdentityProviders,
  Operators,
  TenantOperation,
  ClientStates,
  IssuedTokens,
  TokenRules,
  KeyScopesAndDevices,
  EmbedOrigins,
  LiveAndLongestCalls,
  AuditEntries,
  AuditHeads,
  CallingRules,
  KeyRateLimits,
  MasterKeys,
  FormerAuthTokens,
  FunctionSearchPaths,
  Teams,
  PushCredentials,
  CrmUsers,
  ReservedNames,
  AdmittedCallsKnowTheirEnds,
  DataKeyRotation,
];
