import type { Overrides, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { isDatabaseOutage } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { overridesInForce } from '../overrides/effective-config.js';
import { ClientEntity, ClientFormerNameEntity } from './client.entity.js';

/** Of a client what its tokens and calls need, and no more: thousands are known at a time. */
export interface KnownClient extends Pick<
  ClientEntity,
  'tenantId' | 'id' | 'name' | 'displayName' | 'fromCrm' | 'reachableUntil' | 'suspendedAt' | 'tokensRevokedAt'
> {
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

  async find(tenantId: TenantId, name: string): Promise<KnownClient | undefined> {
    const known = await this.#known.get(cacheKey(tenantId, name), () => this.#look(tenantId, name));
    return known?.suspendedAt && !this.database.isAway ? this.#confirm(known, name) : known;
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

  /** Nobody is refused from memory: who was resumed a moment ago is served, also where this node has not heard of it yet. */
  async #confirm(known: KnownClient, name: string): Promise<KnownClient | undefined> {
    try {
      const present = await this.#look(known.tenantId, name);
      if (!present?.suspendedAt) this.#known.forgetHere(cacheKey(known.tenantId, name));
      return present;
    } catch (error) {
      if (isDatabaseOutage(error)) return known;
      throw error;
    }
  }

  #look(tenantId: TenantId, name: string): Promise<KnownClient | undefined> {
    return this.database.readTenant(tenantId, (manager) => this.#read(manager, tenantId, name.toLowerCase()));
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

  /** In one statement, since this is asked for with nearly every token and call that is not the second in five seconds. */
  async #read(manager: EntityManager, tenantId: TenantId, nameKey: string): Promise<KnownClient | undefined> {
    const [row] = await manager.query<ClientRow[]>(
      `select client.id, client.name, client.display_name as "displayName", client.from_crm as "fromCrm",
        client.reachable_until as "reachableUntil", client.suspended_at as "suspendedAt",
        client.tokens_revoked_at as "tokensRevokedAt",
        json_build_object(${overridesAs('client')}) as own, json_build_object(${overridesAs('team')}) as team,
        array(
          select former.name from client_former_names former
          where former.tenant_id = $1 and former.client_id = client.id and former.rings_until > $3
          order by former.rings_until desc
        ) as "formerNames"
      from clients client left join teams team on team.tenant_id = $1 and team.id = client.team_id
      where client.tenant_id = $1 and client.id = coalesce(
        (select id from clients where tenant_id = $1 and name_key = $2),
        (select client_id from client_former_names where tenant_id = $1 and name_key = $2 and rings_until > $3)
      )`,
      [tenantId, nameKey, this.clock.now()],
    );
    if (!row) return undefined;
    const { own, team, formerNames, ...client } = row;
    return { tenantId, ...client, ringingNames: [client.name, ...formerNames], overrides: overridesInForce(own, team) };
  }
}

interface ClientRow extends Omit<KnownClient, 'tenantId' | 'ringingNames' | 'overrides'> {
  own: Overrides;
  team: Overrides;
  formerNames: string[];
}

const overridesAs = (table: 'client' | 'team') =>
  `'applicationSid', ${table}.application_sid, 'callerId', ${table}.caller_id, 'edge', ${table}.edge`;

const cacheKey = (tenantId: TenantId, name: string) => `${tenantId}:${name.toLowerCase()}`;
