import type { TenantEntity } from '../tenants/tenant.entity.js';

/** What the audit log shows of a tenant's settings; null where the product's own default holds. */
export const settingsInAudit = (tenant: TenantEntity) => ({
  name: tenant.name,
  country: tenant.country,
  autoRegisterClients: tenant.autoRegisterClients,
  reservedNames: tenant.reservedNames,
  defaultTokenLifetimeSeconds: tenant.defaultTokenLifetimeSeconds,
  longestTokenLifetimeSeconds: tenant.longestTokenLifetimeSeconds,
  legacyTokens: tenant.legacyTokens,
  issuedTokensOnly: tenant.issuedTokensOnly,
});
