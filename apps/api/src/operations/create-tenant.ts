import { apiKeyScopes, type Invitation, type TenantId } from '@cordboard/contracts';
import { invite } from '../admins/invite.js';
import { apiKeyPrefix, createApiKey } from '../api-keys/create-api-key.js';
import type { Environment } from '../environment.js';
import { addTenant } from '../tenants/add-tenant.js';
import { addDemoOwner, type DemoOwner } from './create-demo-owner.js';
import { withOwner } from './with-owner.js';

export const createTenant = (
  environment: Environment,
  {
    name,
    country,
    ownerEmail,
    demoOwnerEmail,
    requestsPerMinute = null,
  }: {
    name: string;
    country: string;
    ownerEmail?: string;
    demoOwnerEmail?: string;
    requestsPerMinute?: number | null;
  },
): Promise<{ tenantId: TenantId; apiKey: string; invitation?: Invitation; demoOwner?: DemoOwner }> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      const tenantId = await addTenant(manager, { name, country, now: new Date() });
      const { key: apiKey } = await createApiKey(manager, tenantId, {
        name: 'First API key',
        prefix: apiKeyPrefix(environment),
        scopes: apiKeyScopes,
        expiresAt: null,
        requestsPerMinute,
        createdAt: new Date(),
      });
      const { publicUrl } = environment;
      const request = { role: 'owner' as const, invitedBy: null, publicUrl, now: new Date() };
      return {
        ...{ tenantId, apiKey },
        ...(ownerEmail !== undefined && {
          invitation: await invite(manager, tenantId, { ...request, email: ownerEmail }),
        }),
        ...(demoOwnerEmail !== undefined && {
          demoOwner: await addDemoOwner(environment, manager, tenantId, demoOwnerEmail),
        }),
      };
    }),
  );
