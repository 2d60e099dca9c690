import type { TenantId } from '@cordboard/contracts';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { operatorsLog, recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';

const hour = 3600 * 1000;

/** Deletes the tenants whose time has come: once an hour, on every node; a row lock says which node does which. */
@Injectable()
export class TenantRemoval implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(TenantRemoval.name);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const run = () => {
      this.#running = this.#running.then(() => this.#removeDueAndTell());
    };
    this.#timer = setInterval(run, hour).unref();
    run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Returns the ids of those that are gone now. */
  async removeDue(): Promise<TenantId[]> {
    const removed: TenantId[] = [];
    while (!this.#isStopping) {
      const portion = await this.#removePortion();
      if (!portion) break;
      if (portion.isGone) removed.push(portion.id);
    }
    return removed;
  }

  /** A transaction for each thousand calls, so that none takes long; undefined when nothing is due, or others are at it. */
  #removePortion(): Promise<{ id: TenantId; isGone: boolean } | undefined> {
    return this.database.asOperators(async (manager) => {
      const [due] = await manager.query<{ id: TenantId; name: string }[]>(
        'select id, name from tenants where deleted_after <= $1 order by deleted_after limit 1 for update skip locked',
        [this.clock.now()],
      );
      if (!due) return undefined;
      const [done] = await manager.query<{ is_gone: boolean }[]>('select delete_tenant_due($1, $2) as is_gone', [
        due.id,
        this.clock.now(),
      ]);
      const isGone = done?.is_gone ?? false;
      if (isGone) {
        const target = { kind: 'tenant', id: due.id, name: due.name } as const;
        await recordChange(manager, operatorsLog, { action: 'tenant.deleted', target, at: this.clock.now() });
      }
      return { id: due.id, isGone };
    });
  }

  async #removeDueAndTell(): Promise<void> {
    try {
      for (const id of await this.removeDue()) this.#logger.warn(`Deleted the tenant ${id}: its time had come`);
    } catch (error) {
      // In an hour again.
      this.#logger.error(error, 'Could not delete the tenants whose time has come');
    }
  }
}
