import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { TenantSuspended } from './errors.js';
import { Tenants } from './tenants.js';

/** May this tenant use the product? Asked with every request, so kept for a few seconds. */
@Injectable()
export class TenantStanding {
  readonly #suspended: NodeCache<boolean>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    caches: NodeCaches,
  ) {
    this.#suspended = caches.create('tenant-standings');
  }

  isSuspended(tenantId: TenantId): Promise<boolean> {
    return this.#suspended.get(tenantId, () =>
      this.database.inTenant(tenantId, async (manager) => {
        const tenant = await this.tenants.find(manager, tenantId);
        return tenant !== null && tenant.suspendedAt !== null;
      }),
    );
  }

  /** Is it known to be in good standing, without waiting? */
  isKnownToBeGood(tenantId: TenantId): boolean {
    return this.#suspended.recall(tenantId) === false;
  }

  /** @throws TenantSuspended */
  async refuseSuspended(tenantId: TenantId): Promise<void> {
    if (await this.isSuspended(tenantId)) throw new TenantSuspended();
  }

  /** After a change, so that it holds. */
  forget(tenantId: TenantId): void {
    this.#suspended.forget(tenantId);
  }
}
