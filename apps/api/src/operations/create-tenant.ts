import { apiKeyScopes, type Invitation, type TenantId } from '@cordboard/contracts';
import { v7 as uuidv7 } from 'uuid';
import { invite } from '../admins/invite.js';
import { apiKeyPrefix, createApiKey } from '../api-keys/create-api-key.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { withOwner } from './with-owner.js';

export const createTenant = (
  environment: Environment,
  { name, country, ownerEmail }: { name: string; country: string; ownerEmail?: string },
): Promise<{ tenantId: TenantId; apiKey: string; invitation?: Invitation }> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      const tenantId = uuidv7() as TenantId;
      // Row-level security is forced: it holds for the owner, too.
      await bindToTenant(manager, tenantId);
      await manager.insert(TenantEntity, { id: tenantId, name, country });
      const { key: apiKey } = await createApiKey(manager, tenantId, {
        name: 'First API key',
        prefix: apiKeyPrefix(environment),
        scopes: apiKeyScopes,
        expiresAt: null,
        createdAt: new Date(),
      });
      if (ownerEmail === undefined) return { tenantId, apiKey };
      const { publicUrl } = environment;
      const request = { email: ownerEmail, role: 'owner' as const, invitedBy: null, publicUrl, now: new Date() };
      return { tenantId, apiKey, invitation: await invite(manager, tenantId, request) };
    }),
  );
