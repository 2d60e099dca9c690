import { randomBytes } from 'node:crypto';
import type { TenantId } from '@cordboard/contracts';
import { addAdmin } from '../admins/add-admin.js';
import { hashPassword } from '../admins/password.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { withOwner } from './with-owner.js';

/** An owner with a password that is printed, for a tenant to try things out with. In production it cannot sign in. */
export async function createDemoAdmin(
  environment: Environment,
  tenantId: TenantId,
  email: string,
): Promise<{ email: string; password: string }> {
  if (environment.isProduction) throw new Error('A demo admin is for development: it could not sign in in production');
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  const id = await withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      return addAdmin(manager, tenantId, {
        email: email.toLowerCase(),
        role: 'owner',
        passwordHash,
        isDemo: true,
        createdAt: new Date(),
      });
    }),
  );
  if (!id) throw new Error(`${email} is an admin of this tenant already`);
  return { email: email.toLowerCase(), password };
}
