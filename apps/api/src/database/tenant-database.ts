import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The only way to the tables: a transaction that sees and writes one tenant's rows, whatever the code inside forgets. */
@Injectable()
export class TenantDatabase {
  constructor(private readonly dataSource: DataSource) {}

  inTenant<Result>(tenantId: TenantId, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await bindToTenant(manager, tenantId);
      return work(manager);
    });
  }
}

/** Holds until the transaction ends, so that a pooled connection (pgbouncer's too) forgets it. */
export async function bindToTenant(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
}
