import type { Overrides, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { overridesInForce } from '../overrides/effective-config.js';
import { TeamEntity } from '../teams/team.entity.js';
import { ClientEntity, ClientFormerNameEntity } from './client.entity.js';

export interface KnownClient extends ClientEntity {
  /** What Twilio has to ring to reach all its devices: its name, and former names whose tokens may still live. */
  ringingNames: string[];
  /** What it has in place of the tenant's: of its own, or of its team's. */
  overrides: Overrides;
}

/** Clients by any name that they answer to, kept for a few seconds. */
@Injectable()
export class KnownClients {
  readonly #known: NodeCache<KnownClient | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    caches: NodeCaches,
  ) {
    this.#known = caches.create('clients');
  }

  find(tenantId: TenantId, name: string): Promise<KnownClient | undefined> {
    return this.#known.get(cacheKey(tenantId, name), () =>
      this.database.inTenant(tenantId, async (manager) => {
        const client = await this.#read(manager, tenantId, name.toLowerCase());
        if (!client) return undefined;
        const team = client.teamId ? await manager.findOneBy(TeamEntity, { tenantId, id: client.teamId }) : null;
        const ringingNames = await this.namesOf(manager, client);
        return { ...client, ringingNames, overrides: overridesInForce(client, team) };
      }),
    );
  }

  /** Where it can be told without waiting. */
  recall(tenantId: TenantId, name: string): KnownClient | undefined {
    return this.#known.recall(cacheKey(tenantId, name));
  }

  /** After a change, so that it holds. */
  forget(tenantId: TenantId, names: readonly string[]): void {
    this.#known.forget(...names.map((name) => cacheKey(tenantId, name)));
  }

  forgetTenant(tenantId: TenantId): void {
    this.#known.forgetPrefix(cacheKey(tenantId, ''));
  }

  /** The present name first. */
  async namesOf(manager: EntityManager, { tenantId, id, name }: ClientEntity): Promise<string[]> {
    const former = await manager
      .createQueryBuilder(ClientFormerNameEntity, 'former')
      .where('former.tenantId = :tenantId and former.clientId = :id and former.ringsUntil > :now', {
        tenantId,
        id,
        now: this.clock.now(),
      })
      .orderBy('former.ringsUntil', 'DESC')
      .getMany();
    return [name, ...former.map((one) => one.name)];
  }

  async #read(manager: EntityManager, tenantId: TenantId, nameKey: string): Promise<ClientEntity | undefined> {
    const client = await manager.findOneBy(ClientEntity, { tenantId, nameKey });
    if (client) return client;
    const former = await manager.findOneBy(ClientFormerNameEntity, { tenantId, nameKey });
    if (!former || former.ringsUntil <= this.clock.now()) return undefined;
    return (await manager.findOneBy(ClientEntity, { tenantId, id: former.clientId })) ?? undefined;
  }
}

const cacheKey = (tenantId: TenantId, name: string) => `${tenantId}:${name.toLowerCase()}`;
