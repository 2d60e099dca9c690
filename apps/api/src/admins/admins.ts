import type { Admin, AdminId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { AdminEntity } from './admin.entity.js';
import { AdminNotFound, LastOwner } from './errors.js';

@Injectable()
export class Admins {
  constructor(private readonly database: TenantDatabase) {}

  /** In the alphabetical order of their addresses. */
  async list(tenantId: TenantId): Promise<Admin[]> {
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager.find(AdminEntity, { where: { tenantId }, order: { email: 'ASC' } }),
    );
    return rows.map(({ id, email, role, createdAt }) => ({ id, email, role, createdAt: createdAt.toISOString() }));
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
      const { affected } = await manager.delete(AdminEntity, { tenantId, id });
      if (affected !== 1) throw new AdminNotFound(id);
    });
  }
}
