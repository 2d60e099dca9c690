import type { TenantId } from '@cordboard/contracts';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { settingsInAudit } from '../settings/settings-in-audit.js';
import { recordTenantChange } from '../tenants/record-tenant-change.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { tellNodes } from './tell-nodes.js';
import { withOwner } from './with-owner.js';

export type TenantChanges = Partial<
  Pick<TenantEntity, 'name' | 'country' | 'autoRegisterClients' | 'legacyTokens' | 'issuedTokensOnly'>
>;

/** Changes what is said and returns the tenant as it is then. */
export const updateTenant = (environment: Environment, id: TenantId, changes: TenantChanges): Promise<TenantEntity> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, id);
      const tenant = await manager.findOneBy(TenantEntity, { id });
      if (!tenant) throw new Error(`There is no tenant ${id}`);
      const saved = await manager.save(TenantEntity, { ...tenant, ...changes });
      await recordTenantChange(manager, saved, {
        action: 'settings.changed',
        before: settingsInAudit(tenant),
        after: settingsInAudit(saved),
        at: new Date(),
      });
      await tellNodes(manager);
      return saved;
    }),
  );
