import type { AdminRole, Invitation, TenantId } from '@cordboard/contracts';
import { invite } from '../admins/invite.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { withOwner } from './with-owner.js';

/** Accepted by somebody who is an admin already, it sets their password and role anew. */
export const inviteAdmin = (
  environment: Environment,
  tenantId: TenantId,
  { email, role }: { email: string; role: AdminRole },
): Promise<Invitation> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      if (!(await manager.existsBy(TenantEntity, { id: tenantId }))) throw new Error(`There is no tenant ${tenantId}`);
      const { publicUrl } = environment;
      return invite(manager, tenantId, { email, role, invitedBy: null, publicUrl, now: new Date() });
    }),
  );
