import type { ResetLink, TenantId } from '@cordboard/contracts';
import { AdminEntity } from '../admins/admin.entity.js';
import { createResetLink } from '../admins/invite.js';
import { bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { recordForOperators } from './record-for-operators.js';
import { withOwner } from './with-owner.js';

/** Makes a link with which an admin sets their password anew. */
export const resetPassword = (environment: Environment, tenantId: TenantId, email: string): Promise<ResetLink> =>
  withOwner(environment, (dataSource) =>
    dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      const admin = await manager.findOneBy(AdminEntity, { tenantId, email: email.toLowerCase() });
      if (!admin) throw new Error(`There is no admin ${email} of the tenant ${tenantId}`);
      const { publicUrl } = environment;
      const now = new Date();
      const link = await createResetLink(manager, admin, { invitedBy: null, publicUrl, now });
      await recordForOperators(manager, await manager.findOneByOrFail(TenantEntity, { id: tenantId }), {
        action: 'admin.reset_link_created',
        target: { kind: 'admin', id: admin.id, name: admin.email },
        at: now,
      });
      return link;
    }),
  );
