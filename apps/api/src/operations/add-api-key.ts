import type { TenantId } from '@cordboard/contracts';
import { createApiKey } from '../api-keys/create-api-key.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { withOwner } from './with-owner.js';

/** So that a key that turns up where it should not says at once whether it matters. */
export const apiKeyPrefix = ({ isProduction }: Environment) => (isProduction ? 'cb_live' : 'cb_test');

export const addApiKey = (
  environment: Environment,
  { tenantId, name }: { tenantId: TenantId; name: string },
): Promise<{ apiKey: string }> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      const tenant = await manager.findOneBy(TenantEntity, { id: tenantId });
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const prefix = apiKeyPrefix(environment);
      return { apiKey: await createApiKey(manager, tenantId, { name, prefix, createdAt: new Date() }) };
    }),
  );
