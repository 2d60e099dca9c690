import type { ChangeSettings, Settings, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { isSupportedCountry } from 'libphonenumber-js';
import { recordChange } from '../audit/record-change.js';
import { lifetimesOf, TenantTokenRules } from '../capabilities/token-rules.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { Tenants } from '../tenants/tenants.js';
import { SettingsChangedMeanwhile } from './errors.js';
import { settingsInAudit } from './settings-in-audit.js';

export interface VersionedSettings {
  settings: Settings;
  version: number;
}

@Injectable()
export class TenantSettings {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly tokenRules: TenantTokenRules,
    private readonly clock: Clock,
  ) {}

  get(tenantId: TenantId): Promise<VersionedSettings> {
    return this.database.readTenant(tenantId, async (manager) => versioned(await this.tenants.get(manager, tenantId)));
  }

  /** @throws SettingsChangedMeanwhile unless `version` is the present one; InvalidRequest for what cannot be. */
  async change(tenantId: TenantId, version: number | undefined, changes: ChangeSettings): Promise<VersionedSettings> {
    if (changes.country !== undefined && !isSupportedCountry(changes.country)) {
      throw new InvalidRequest([brokenRule('country', 'country_unknown', { country: changes.country })]);
    }
    const saved = await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      const tenant = await this.tenants.get(manager, tenantId);
      if (tenant.version !== version) {
        const current = versioned(tenant);
        throw new SettingsChangedMeanwhile(current.settings, current.version);
      }
      const changed = { ...tenant, ...changes };
      refuseUnfitLifetimes(changed);
      const saved = await manager.save(TenantEntity, changed);
      await recordChange(manager, tenantId, {
        action: 'settings.changed',
        target: { kind: 'tenant', id: tenantId, name: saved.name },
        before: settingsInAudit(tenant),
        after: settingsInAudit(saved),
        at: this.clock.now(),
      });
      return versioned(saved);
    });
    this.tokenRules.forget(tenantId);
    return saved;
  }
}

/** Settings with which a token that nobody gave a lifetime could not be issued. */
function refuseUnfitLifetimes(tenant: TenantEntity): void {
  const { defaultTokenLifetimeSeconds, longestTokenLifetimeSeconds } = lifetimesOf(tenant);
  if (defaultTokenLifetimeSeconds <= longestTokenLifetimeSeconds) return;
  const params = { longest: longestTokenLifetimeSeconds };
  throw new InvalidRequest([brokenRule('defaultTokenLifetimeSeconds', 'default_lifetime_too_long', params)]);
}

const sourceOf = (own: number | null) => (own === null ? 'default' : 'company');

function versioned(tenant: TenantEntity): VersionedSettings {
  const { name, country, autoRegisterClients, reservedNames, legacyTokens, issuedTokensOnly, version } = tenant;
  const sources = {
    defaultTokenLifetimeSeconds: sourceOf(tenant.defaultTokenLifetimeSeconds),
    longestTokenLifetimeSeconds: sourceOf(tenant.longestTokenLifetimeSeconds),
  } as const;
  return {
    settings: {
      name,
      country,
      autoRegisterClients,
      reservedNames,
      ...lifetimesOf(tenant),
      legacyTokens,
      issuedTokensOnly,
      sources,
    },
    version,
  };
}
