import type { Client, ClientId, RegisterClient, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { ClientEntity } from './client.entity.js';
import { ClientNameTaken, ClientNotFound, ClientNotRegistered } from './errors.js';

/** The names under which a tenant's reps register with Twilio. */
@Injectable()
export class Clients {
  readonly #known: ExpiringCache<ClientEntity | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly clock: Clock,
  ) {
    this.#known = new ExpiringCache(clock);
  }

  /** @throws ClientNameTaken */
  async register(tenantId: TenantId, client: RegisterClient): Promise<Client> {
    const registered = await this.database.inTenant(tenantId, (manager) => this.#insert(manager, tenantId, client));
    if (!registered) throw new ClientNameTaken(client.name);
    this.#forget(tenantId, client.name);
    return toClient(registered);
  }

  async list(tenantId: TenantId, { limit, cursor }: PageRequest): Promise<Page<Client>> {
    const [after = ''] = decodeCursor(cursor, z.tuple([z.string()])) ?? [];
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager
        .createQueryBuilder(ClientEntity, 'client')
        .where('client.tenantId = :tenantId and lower(client.name) > :after', { tenantId, after })
        .orderBy('lower(client.name)')
        .limit(limit + 1)
        .getMany(),
    );
    return pageOf(rows.map(toClient), limit, ({ name }) => [name.toLowerCase()]);
  }

  /** @throws ClientNotFound */
  async remove(tenantId: TenantId, id: ClientId): Promise<void> {
    const removed = await this.database.inTenant(tenantId, async (manager) => {
      const client = await manager.findOneBy(ClientEntity, { tenantId, id });
      if (!client) throw new ClientNotFound(id);
      await manager.delete(ClientEntity, { tenantId, id });
      await this.clientNames.release(manager, tenantId, client.name);
      return client;
    });
    this.#forget(tenantId, removed.name);
  }

  /** The registered client of this name, whatever its case; known for a few seconds without a database read. */
  find(tenantId: TenantId, name: string): Promise<ClientEntity | undefined> {
    return this.#known.get(cacheKey(tenantId, name), () =>
      this.database.inTenant(tenantId, (manager) => this.#findByName(manager, tenantId, name)),
    );
  }

  /**
   * The registered client of this name. One that is not is registered now, where the tenant allows that.
   *
   * @throws ClientNotRegistered, ClientNameTaken
   */
  async findOrRegister(tenantId: TenantId, name: string, { autoRegister }: { autoRegister: boolean }) {
    const known = await this.find(tenantId, name);
    if (known) return known;
    if (!autoRegister) throw new ClientNotRegistered(name);
    const client = await this.database.inTenant(
      tenantId,
      // When two first tokens are asked for at once, the second finds the client that the first registered.
      async (manager) =>
        (await this.#insert(manager, tenantId, { name })) ?? (await this.#findByName(manager, tenantId, name)),
    );
    if (!client) throw new ClientNameTaken(name);
    this.#forget(tenantId, name);
    return client;
  }

  async #insert(manager: EntityManager, tenantId: TenantId, { name, displayName }: RegisterClient) {
    await this.tenants.lockNames(manager, tenantId, 'shared');
    if (!(await this.clientNames.claim(manager, tenantId, name))) return undefined;
    const client = manager.create(ClientEntity, {
      tenantId,
      id: uuidv7() as ClientId,
      name,
      displayName: displayName ?? name,
      reachableUntil: null,
      createdAt: this.clock.now(),
    });
    const inserted = await manager.query<unknown[]>(
      `insert into clients (tenant_id, id, name, display_name, created_at) values ($1, $2, $3, $4, $5)
      on conflict do nothing returning id`,
      [tenantId, client.id, client.name, client.displayName, client.createdAt],
    );
    return inserted.length === 1 ? client : undefined;
  }

  async #findByName(manager: EntityManager, tenantId: TenantId, name: string): Promise<ClientEntity | undefined> {
    const client = await manager
      .createQueryBuilder(ClientEntity, 'client')
      .where('client.tenantId = :tenantId and lower(client.name) = lower(:name)', { tenantId, name })
      .getOne();
    return client ?? undefined;
  }

  #forget(tenantId: TenantId, name: string): void {
    this.#known.forget(cacheKey(tenantId, name));
  }
}

const cacheKey = (tenantId: TenantId, name: string) => `${tenantId}:${name.toLowerCase()}`;

const toClient = ({ id, name, displayName, createdAt }: ClientEntity): Client => ({
  id,
  name,
  displayName,
  createdAt: createdAt.toISOString(),
});
