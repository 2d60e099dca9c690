import type { EmbedOrigins as EmbedOriginList, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LiveUpdates } from '../live/live-updates.js';
import { EmbedOriginEntity } from './embed-origin.entity.js';
import { OriginNotAllowed } from './errors.js';

/** Of pages that nobody has allowed so many are remembered: a launch can name any. */
const mostUnlisted = 100;

/**
 * On which pages a tenant's softphone may be:
 *
 * 1. Until a tenant has allowed an origin, each that a launch names is good. From the first one on the list counts, also
 *    when all are taken off it again.
 * 2. An origin is compared to the letter: scheme, host, port. A subdomain is another one.
 * 3. It is looked at when a launch is asked for, and again when the softphone's page is loaded.
 */
@Injectable()
export class EmbedOrigins {
  constructor(
    private readonly database: TenantDatabase,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  list(tenantId: TenantId): Promise<EmbedOriginList> {
    return this.database.readTenant(tenantId, async (manager) => {
      const rows = await manager.find(EmbedOriginEntity, { where: { tenantId }, order: { origin: 'ASC' } });
      return {
        enforced: rows.some(({ listedAt }) => listedAt !== null),
        data: rows
          .filter(({ isAllowed, seenAt, refusedAt }) => isAllowed || seenAt !== null || refusedAt !== null)
          .map(({ origin, isAllowed, seenAt, refusedAt }) => ({
            origin,
            allowed: isAllowed,
            seenAt: seenAt?.toISOString() ?? null,
            refusedAt: refusedAt?.toISOString() ?? null,
          })),
      };
    });
  }

  async allow(tenantId: TenantId, origin: string): Promise<EmbedOriginList> {
    await this.database.inTenant(tenantId, async (manager) => {
      const wasAllowed = await this.#lock(manager, tenantId, origin);
      await manager.query(
        `insert into embed_origins (tenant_id, origin, is_allowed, listed_at) values ($1, $2, true, $3)
        on conflict (tenant_id, origin) do update
        set is_allowed = true, listed_at = coalesce(embed_origins.listed_at, excluded.listed_at), refused_at = null`,
        [tenantId, origin, this.clock.now()],
      );
      if (!wasAllowed) await this.#record(manager, tenantId, 'embed_origin.allowed', origin);
    });
    this.liveUpdates.publish(tenantId, 'embed-origins');
    return this.list(tenantId);
  }

  async remove(tenantId: TenantId, origin: string): Promise<EmbedOriginList> {
    await this.database.inTenant(tenantId, async (manager) => {
      const wasAllowed = await this.#lock(manager, tenantId, origin);
      await manager.update(
        EmbedOriginEntity,
        { tenantId, origin },
        { isAllowed: false, seenAt: null, refusedAt: null },
      );
      if (wasAllowed) await this.#record(manager, tenantId, 'embed_origin.removed', origin);
    });
    this.liveUpdates.publish(tenantId, 'embed-origins');
    return this.list(tenantId);
  }

  /** @throws OriginNotAllowed, and remembers who was turned away: its admin may want to allow it. */
  async admit(tenantId: TenantId, origin: string): Promise<void> {
    if (await this.isAllowed(tenantId, origin)) return;
    await this.database.inTenant(tenantId, (manager) => this.#remember(manager, tenantId, origin, 'refused_at'));
    this.liveUpdates.publish(tenantId, 'embed-origins');
    throw new OriginNotAllowed(origin);
  }

  async isAllowed(tenantId: TenantId, origin: string): Promise<boolean> {
    const [row] = await this.database.readTenant(tenantId, (manager) =>
      manager.query<{ allowed: boolean }[]>(
        `select coalesce(bool_or(origin = $2 and is_allowed), false) or count(listed_at) = 0 as allowed
        from embed_origins where tenant_id = $1`,
        [tenantId, origin],
      ),
    );
    return row?.allowed === true;
  }

  /** A softphone was opened there. Once that is committed, {@link tellSeen}. */
  async saw(manager: EntityManager, tenantId: TenantId, origin: string): Promise<void> {
    await this.#remember(manager, tenantId, origin, 'seen_at');
  }

  tellSeen(tenantId: TenantId): void {
    this.liveUpdates.publish(tenantId, 'embed-origins');
  }

  /** Is it allowed now? Whoever else changes it waits. */
  async #lock(manager: EntityManager, tenantId: TenantId, origin: string): Promise<boolean> {
    const row = await manager.findOne(EmbedOriginEntity, {
      where: { tenantId, origin },
      lock: { mode: 'pessimistic_write' },
    });
    return row?.isAllowed ?? false;
  }

  #record(
    manager: EntityManager,
    tenantId: TenantId,
    action: 'embed_origin.allowed' | 'embed_origin.removed',
    origin: string,
  ): Promise<void> {
    const target = { kind: 'embed-origin', id: null, name: origin } as const;
    return recordChange(manager, tenantId, { action, target, at: this.clock.now() });
  }

  async #remember(
    manager: EntityManager,
    tenantId: TenantId,
    origin: string,
    what: 'seen_at' | 'refused_at',
  ): Promise<void> {
    await manager.query(
      `insert into embed_origins (tenant_id, origin, is_allowed, ${what})
      select $1, $2, false, $3
      where (select count(*) from embed_origins where tenant_id = $1 and not is_allowed) < $4
        or exists (select from embed_origins where tenant_id = $1 and origin = $2)
      on conflict (tenant_id, origin) do update set ${what} = excluded.${what}`,
      [tenantId, origin, this.clock.now(), mostUnlisted],
    );
  }
}
