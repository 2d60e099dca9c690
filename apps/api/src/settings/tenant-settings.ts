import type { ChangeSettings, Settings, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { isSupportedCountry } from 'libphonenumber-js';
import { TenantDatabase } from '../database/tenant-database.js';
import { InvalidRequest } from '../domain-error.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { Tenants } from '../tenants/tenants.js';
import { SettingsChangedMeanwhile } from './errors.js';

export interface VersionedSettings {
  settings: Settings;
  version: number;
}

@Injectable()
export class TenantSettings {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
  ) {}

  get(tenantId: TenantId): Promise<VersionedSettings> {
    return this.database.inTenant(tenantId, async (manager) => versioned(await this.tenants.get(manager, tenantId)));
  }

  /** @throws SettingsChangedMeanwhile unless `version` is the present one; InvalidRequest for a country that is none. */
  async change(tenantId: TenantId, version: number | undefined, changes: ChangeSettings): Promise<VersionedSettings> {
    if (changes.country !== undefined && !isSupportedCountry(changes.country)) {
      throw new InvalidRequest([{ field: 'country', message: 'Not an ISO 3166 code of a country with telephones' }]);
    }
    return this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      const tenant = await this.tenants.get(manager, tenantId);
      if (tenant.version !== version) {
        const current = versioned(tenant);
        throw new SettingsChangedMeanwhile(current.settings, current.version);
      }
      return versioned(await manager.save(TenantEntity, { ...tenant, ...changes }));
    });
  }
}

const versioned = ({ name, country, autoRegisterClients, version }: TenantEntity): VersionedSettings => ({
  settings: { name, country, autoRegisterClients },
  version,
});
