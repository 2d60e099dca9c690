import { randomBytes } from 'node:crypto';
import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { addAdmin } from '../admins/add-admin.js';
import { hashPassword } from '../admins/password.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { withOwner } from './with-owner.js';

export interface DemoOwner {
  email: string;
  password: string;
}

export const createDemoOwner = (environment: Environment, tenantId: TenantId, email: string): Promise<DemoOwner> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      return addDemoOwner(environment, manager, tenantId, email);
    }),
  );

/** An owner with a password that is printed, for a tenant to try things out with. In production it cannot sign in. */
export async function addDemoOwner(
  { isProduction }: Environment,
  manager: EntityManager,
  tenantId: TenantId,
  givenEmail: string,
): Promise<DemoOwner> {
  if (isProduction) throw new Error('A demo owner is for development: it could not sign in in production');
  const email = givenEmail.toLowerCase();
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await hashPassword(password);
  const owner = { email, role: 'owner' as const, passwordHash, isDemo: true, createdAt: new Date() };
  if (!(await addAdmin(manager, tenantId, owner))) throw new Error(`${email} is an admin of this tenant already`);
  return { email, password };
}
