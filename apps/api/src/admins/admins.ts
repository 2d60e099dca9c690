import type { Admin, AdminId, AdminRole, ResetLink, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecondFactorNotOn } from '../accounts/errors.js';
import { SecondFactors } from '../accounts/second-factors.js';
import { recordChange } from '../audit/record-change.js';
import { Forbidden } from '../authentication/errors.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { versionOf } from '../http/entity-tag.js';
import { AdminEntity } from './admin.entity.js';
import { AdminChangedMeanwhile, AdminNotFound, LastOwner } from './errors.js';
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
    const rows = await this.database.readTenant(tenantId, (manager) =>
      manager.find(AdminEntity, { where: { tenantId }, order: { email: 'ASC' } }),
    );
    return rows.map(toAdmin);
  }

  /**
   * Holds from their next request on: a session says who asks, and their role is read with it.
   *
   * @param version the one that was seen
   * @throws AdminNotFound, AdminChangedMeanwhile; LastOwner, since nobody could appoint another one
   */
  async changeRole(tenantId: TenantId, id: AdminId, role: AdminRole, version: string | undefined): Promise<Admin> {
    return this.database.inTenant(tenantId, async (manager) => {
      const isLastOwner = await lockOwners(manager, tenantId, id);
      const where = { tenantId, id };
      const admin = await manager.findOne(AdminEntity, { where, lock: { mode: 'pessimistic_write' } });
      if (!admin) throw new AdminNotFound(id);
      const present = toAdmin(admin);
      if (present.version !== version) throw new AdminChangedMeanwhile(present);
      if (isLastOwner && role !== 'owner') throw new LastOwner();
      await manager.update(AdminEntity, where, { role });
      await recordChange(manager, tenantId, {
        action: 'admin.role_changed',
        target: { kind: 'admin', id, name: admin.email },
        before: { role: admin.role },
        after: { role },
        at: this.clock.now(),
      });
      return toAdmin({ ...admin, role });
    });
  }

  /**
   * Ends their sessions, too.
   *
   * @throws AdminNotFound; LastOwner, since nobody could appoint another one
   */
  async remove(tenantId: TenantId, id: AdminId): Promise<void> {
    await this.database.inTenant(tenantId, async (manager) => {
      if (await lockOwners(manager, tenantId, id)) throw new LastOwner();
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
    const admin = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(AdminEntity, { tenantId, id }),
    );
    if (!admin) throw new AdminNotFound(id);
    if (!admin.totpConfirmedAt) throw new SecondFactorNotOn();
    await this.secondFactors.reset({ kind: 'admin', tenantId, adminId: id });
  }
}

/** Is this the last owner? Two owners who remove each other at once come one after the other, and the second stays. */
async function lockOwners(manager: EntityManager, tenantId: TenantId, id: AdminId): Promise<boolean> {
  const owners = await manager.query<{ id: AdminId }[]>(
    `select id from admins where tenant_id = $1 and role = 'owner' order by id for update`,
    [tenantId],
  );
  return owners.length === 1 && owners[0]?.id === id;
}

const toAdmin = ({ id, email, role, totpConfirmedAt, createdAt }: AdminEntity): Admin => ({
  id,
  email,
  role,
  hasSecondFactor: totpConfirmedAt !== null,
  createdAt: createdAt.toISOString(),
  version: versionOf([role]),
});
