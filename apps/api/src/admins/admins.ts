import type { Admin, AdminId, ResetLink, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { SecondFactorNotOn } from '../accounts/errors.js';
import { SecondFactors } from '../accounts/second-factors.js';
import { recordChange } from '../audit/record-change.js';
import { Forbidden } from '../authentication/errors.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { AdminEntity } from './admin.entity.js';
import { AdminNotFound, LastOwner } from './errors.js';
import { createResetLink } from './invite.js';

@Injectable()
export class Admins {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secondFactors: SecondFactors,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** In the alphabetical order of their addresses. */
  async list(tenantId: TenantId): Promise<Admin[]> {
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager.find(AdminEntity, { where: { tenantId }, order: { email: 'ASC' } }),
    );
    return rows.map(({ id, email, role, totpConfirmedAt, createdAt }) => ({
      id,
      email,
      role,
      hasSecondFactor: totpConfirmedAt !== null,
      createdAt: createdAt.toISOString(),
    }));
  }

  /**
   * Ends their sessions, too.
   *
   * @throws AdminNotFound; LastOwner, since nobody could appoint another one
   */
  async remove(tenantId: TenantId, id: AdminId): Promise<void> {
    await this.database.inTenant(tenantId, async (manager) => {
      // Two owners who remove each other at once come one after the other, and the second stays.
      const owners = await manager.query<{ id: AdminId }[]>(
        `select id from admins where tenant_id = $1 and role = 'owner' order by id for update`,
        [tenantId],
      );
      if (owners.length === 1 && owners[0]?.id === id) throw new LastOwner();
      const admin = await manager.findOneBy(AdminEntity, { tenantId, id });
      const { affected } = await manager.delete(AdminEntity, { tenantId, id });
      if (!admin || affected !== 1) throw new AdminNotFound(id);
      const { email, role } = admin;
      const target = { kind: 'admin', id, name: email } as const;
      await recordChange(manager, tenantId, {
        action: 'admin.removed',
        target,
        before: { role },
        at: this.clock.now(),
      });
    });
  }

  /**
   * For somebody who has forgotten their password. Ends nothing yet: the link does, once it is used.
   *
   * @throws AdminNotFound
   */
  createResetLink(tenantId: TenantId, id: AdminId, by: AdminId): Promise<ResetLink> {
    return this.database.inTenant(tenantId, async (manager) => {
      const admin = await manager.findOneBy(AdminEntity, { tenantId, id });
      if (!admin) throw new AdminNotFound(id);
      const { publicUrl } = this.environment;
      return createResetLink(manager, admin, { invitedBy: by, publicUrl, now: this.clock.now() });
    });
  }

  /**
   * For somebody who has lost their app and their recovery codes. Ends their sessions.
   *
   * @throws AdminNotFound, SecondFactorNotOn; Forbidden for one's own, which takes password and code
   */
  async resetSecondFactor(tenantId: TenantId, id: AdminId, by: AdminId): Promise<void> {
    if (id === by) {
      throw new Forbidden(
        'Your own second factor is not reset.',
        'Switch it off in your account, or ask another owner.',
      );
    }
    const admin = await this.database.inTenant(tenantId, (manager) => manager.findOneBy(AdminEntity, { tenantId, id }));
    if (!admin) throw new AdminNotFound(id);
    if (!admin.totpConfirmedAt) throw new SecondFactorNotOn();
    await this.secondFactors.reset({ kind: 'admin', tenantId, adminId: id });
  }
}
