import type { AdminRole, Invitation, TenantId } from '@cordboard/contracts';
import { invite } from '../admins/invite.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { recordForOperators } from './record-for-operators.js';
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
      const tenant = await manager.findOneBy(TenantEntity, { id: tenantId });
      if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
      const { publicUrl } = environment;
      const now = new Date();
      const invitation = await invite(manager, tenantId, { email, role, invitedBy: null, publicUrl, now });
      await recordForOperators(manager, tenant, {
        action: 'admin.invited',
        target: { kind: 'admin', id: null, name: invitation.email },
        after: { role },
        at: now,
      });
      return invitation;
    }),
  );
