import { apiKeyScopes, type Invitation, type TenantId } from '@cordboard/contracts';
import { invite } from '../admins/invite.js';
import { apiKeyPrefix, createApiKey } from '../api-keys/create-api-key.js';
import type { Environment } from '../environment.js';
import { addTenant } from '../tenants/add-tenant.js';
import { withOwner } from './with-owner.js';

export const createTenant = (
  environment: Environment,
  {
    name,
    country,
    ownerEmail,
    requestsPerMinute = null,
  }: { name: string; country: string; ownerEmail?: string; requestsPerMinute?: number | null },
): Promise<{ tenantId: TenantId; apiKey: string; invitation?: Invitation }> =>
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
      if (ownerEmail === undefined) return { tenantId, apiKey };
      const { publicUrl } = environment;
      const request = { email: ownerEmail, role: 'owner' as const, invitedBy: null, publicUrl, now: new Date() };
      return { tenantId, apiKey, invitation: await invite(manager, tenantId, request) };
    }),
  );
