import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TenantEntity } from './tenant.entity.js';

@Injectable()
export class Tenants {
  /** The tenant that the transaction is bound to. */
  get(manager: EntityManager, tenantId: TenantId): Promise<TenantEntity> {
    return manager.findOneByOrFail(TenantEntity, { id: tenantId });
  }

  find(manager: EntityManager, tenantId: TenantId): Promise<TenantEntity | null> {
    return manager.findOneBy(TenantEntity, { id: tenantId });
  }

  /**
   * Client names and the Twilio account that they belong to change apart from each other, and must agree. Who registers
   * a name shares the lock; who connects another account takes it alone.
   */
  async lockNames(manager: EntityManager, tenantId: TenantId, mode: 'shared' | 'exclusive'): Promise<void> {
    await manager.query(`select from tenants where id = $1 for ${mode === 'shared' ? 'share' : 'update'}`, [tenantId]);
  }
}
