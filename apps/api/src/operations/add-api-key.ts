import { apiKeyScopes, type TenantId } from '@cordboard/contracts';
import { apiKeyPrefix, createApiKey } from '../api-keys/create-api-key.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { recordForOperators } from './record-for-operators.js';
import { withOwner } from './with-owner.js';

export const addApiKey = (
  environment: Environment,
  { tenantId, name, requestsPerMinute = null }: { tenantId: TenantId; name: string; requestsPerMinute?: number | null },
): Promise<{ apiKey: string }> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      const tenant = await manager.findOneBy(TenantEntity, { id: tenantId });
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const prefix = apiKeyPrefix(environment);
      const { key, row } = await createApiKey(manager, tenantId, {
        name,
        prefix,
        scopes: apiKeyScopes,
        expiresAt: null,
        requestsPerMinute,
        createdAt: new Date(),
      });
      await recordForOperators(manager, tenant, {
        action: 'api_key.created',
        target: { kind: 'api-key', id: row.id, name },
        after: { lastFour: row.lastFour },
        at: row.createdAt,
      });
      return { apiKey: key };
    }),
  );
