import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { TenantSuspended } from './errors.js';
import { Tenants } from './tenants.js';

/** May this tenant use the product? Asked with every request, so kept for a few seconds. */
@Injectable()
export class TenantStanding {
  readonly #suspended: ExpiringCache<boolean>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    clock: Clock,
  ) {
    this.#suspended = new ExpiringCache(clock, { database });
  }

  isSuspended(tenantId: TenantId): Promise<boolean> {
    return this.#suspended.get(tenantId, () =>
      this.database.inTenant(tenantId, async (manager) => {
        const tenant = await this.tenants.find(manager, tenantId);
        return tenant !== null && tenant.suspendedAt !== null;
      }),
    );
  }

  /** @throws TenantSuspended */
  async refuseSuspended(tenantId: TenantId): Promise<void> {
    if (await this.isSuspended(tenantId)) throw new TenantSuspended();
  }

  /** Holds at once on this node, and on others when what they know has expired, after five seconds. */
  forget(tenantId: TenantId): void {
    this.#suspended.forget(tenantId);
  }
}
