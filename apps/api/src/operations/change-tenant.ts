import type { TenantId } from '@cordboard/contracts';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { changeTenantState, stateOf, type TenantStateChange } from '../tenants/tenant-state.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { tellNodes } from './tell-nodes.js';
import { withOwner } from './with-owner.js';

/** Suspends, resumes, deletes or restores a tenant; running nodes know at once. */
export const changeTenant = (environment: Environment, id: TenantId, change: TenantStateChange) =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, id);
      await changeTenantState(manager, id, change, new Date());
      await tellNodes(manager);
      const tenant = await manager.findOneByOrFail(TenantEntity, { id });
      return {
        id,
        name: tenant.name,
        state: stateOf(tenant),
        deletedAfter: tenant.deletedAfter?.toISOString() ?? null,
      };
    }),
  );
