import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { Account } from '../accounts/account.js';
import { addAdmin } from '../admins/add-admin.js';
import { AdminEntity, AdminInvitationEntity } from '../admins/admin.entity.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Tenants } from '../tenants/tenants.js';
import { ProviderSignInFailed } from './errors.js';
import { findProviderFor } from './find-provider.js';
import type { Arrival } from './provider-sign-in.js';

/** Which admin somebody is whom the provider vouches for; made now, where they were invited or the tenant admits them. */
@Injectable()
export class AdmitArrival {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
  ) {}

  /** @throws ProviderSignInFailed */
  admit({ provider: { tenantId }, email }: Arrival): Promise<Account> {
    return this.database.inTenant(tenantId, async (manager) => {
      if ((await this.tenants.get(manager, tenantId)).suspendedAt) {
        throw new ProviderSignInFailed('suspended', 'The tenant is suspended');
      }
      const provider = await findProviderFor(manager, tenantId, email);
      if (!provider) throw new ProviderSignInFailed('wrong_domain', `${email} does not sign in with this provider`);
      const known = await manager.findOneBy(AdminEntity, { tenantId, email });
      if (known) return { kind: 'admin', tenantId, adminId: known.id };
      const role =
        (await this.#acceptInvitation(manager, tenantId, email)) ?? (provider.admitsSupervisors && 'supervisor');
      if (!role) throw new ProviderSignInFailed('unknown', `Nobody has invited ${email}`);
      const adminId = await addAdmin(manager, tenantId, {
        email,
        role,
        passwordHash: null,
        createdAt: this.clock.now(),
      });
      if (!adminId) throw new ProviderSignInFailed('expired', `${email} was made an admin at the same moment`);
      return { kind: 'admin', tenantId, adminId };
    });
  }

  /** The role of the latest invitation that is good; all of them are spent. */
  async #acceptInvitation(manager: EntityManager, tenantId: TenantId, email: string) {
    const now = this.clock.now();
    const good = { tenantId, email, acceptedAt: IsNull(), resetsAdminId: IsNull(), expiresAt: MoreThan(now) };
    const [latest] = await manager.find(AdminInvitationEntity, { where: good, order: { createdAt: 'DESC' }, take: 1 });
    if (latest) await manager.update(AdminInvitationEntity, good, { acceptedAt: now });
    return latest?.role;
  }
}
