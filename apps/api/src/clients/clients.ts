import { decodeCrmUser } from '@cordboard/contracts';
import type {
  ChangeClient,
  Client,
  ClientCounts,
  ClientId,
  ExportClientsQuery,
  ListClientsQuery,
  RegisterClient,
  TenantId,
} from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Values } from '../audit/changed-fields.js';
import { recordChange, type Change } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { isIntegrityViolation } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { ExpectedContent } from '../http/expected-content.js';
import { decodeCursor, pageOf, type Page } from '../paging.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { ClientEntity } from './client.entity.js';
import {
  ClientChangedMeanwhile,
  ClientNameTaken,
  ClientNotFound,
  ClientNotRegistered,
  ClientSuspended,
} from './errors.js';
import { KnownClients, type KnownClient } from './known-clients.js';
import { clientPosition, countClients, positionOf, queryClients } from './list-clients.js';
import { readReservedNames, refuseReserved } from './refuse-reserved.js';
import { requestedName, type RequestedName } from './requested-name.js';
import { renameClient } from './rename-client.js';
import { nameTeams } from './name-teams.js';

const longestDisplayName = 120;
const lotSize = 500;

/** The names under which a tenant's reps register with Twilio. */
@Injectable()
export class Clients {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly known: KnownClients,
    private readonly clock: Clock,
  ) {}

  /** @throws ClientNameTaken, ClientNameReserved */
  async register(tenantId: TenantId, { name: clientName, crmUser, displayName }: RegisterClient): Promise<Client> {
    const client = requestedName({ clientName, crmUser });
    const registered = await this.database.inTenant(tenantId, async (manager) => {
      const id = await this.#insert(manager, tenantId, client, displayName);
      return id && this.#read(manager, tenantId, id);
    });
    if (!registered) throw new ClientNameTaken(client.name);
    this.known.forget(tenantId, [client.name]);
    return registered;
  }

  async list(
    tenantId: TenantId,
    { limit, cursor, sort, nameReserved, ...filter }: ListClientsQuery,
  ): Promise<Page<Client>> {
    const behind = decodeCursor(cursor, clientPosition);
    const now = this.clock.now();
    const clients = await this.database.inTenant(tenantId, async (manager) => {
      const reservedNames = nameReserved && (await readReservedNames(manager, tenantId));
      return queryClients(manager, tenantId, { ...filter, reservedNames }, { now, sort, behind, limit: limit + 1 });
    });
    return pageOf(clients, limit, (client) => positionOf(sort, client));
  }

  /** All of them by name, some hundred at a time, each lot in a transaction of its own: a slow reader holds nothing up. */
  async *listAll(tenantId: TenantId, filter: ExportClientsQuery): AsyncGenerator<Client[], void> {
    let cursor: string | null = null;
    do {
      const query = { ...filter, sort: 'name', limit: lotSize, ...(cursor !== null && { cursor }) } as const;
      const page: Page<Client> = await this.list(tenantId, query);
      yield page.data;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  count(tenantId: TenantId): Promise<ClientCounts> {
    return this.database.inTenant(tenantId, (manager) => countClients(manager, tenantId, this.clock.now()));
  }

  /**
   * Another client name, another display name, another team. A former name is rung together with the new one for as long as
   * tokens may live.
   *
   * @param expected the version that was seen; undefined changes whatever there is
   * @throws ClientNotFound, ClientNameTaken, ClientNameReserved, ClientChangedMeanwhile
   */
  async change(
    tenantId: TenantId,
    id: ClientId,
    changes: ChangeClient,
    expected: ExpectedContent | undefined,
  ): Promise<Client> {
    const rename = async () =>
      this.#changing(tenantId, id, async (manager, client) => {
        if (expected) refuseOtherVersion(await this.#read(manager, tenantId, id), expected.version);
        const { name = client.name, displayName = client.displayName, teamId = client.teamId } = changes;
        const isRenamed = name !== client.name;
        if (isRenamed) await refuseReserved(manager, tenantId, { name, fromCrm: false });
        if (isRenamed) await renameClient(manager, this.clientNames, client, name, this.clock.now());
        const teams = await nameTeams(manager, client, teamId);
        await manager.update(
          ClientEntity,
          { tenantId, id },
          { name, displayName, teamId, fromCrm: client.fromCrm && !isRenamed },
        );
        await this.#record(manager, client, 'client.changed', {
          before: { ...valuesOf(client), team: teams.before },
          after: { name, displayName, team: teams.after },
        });
        return [name];
      });
    return rename().catch((error: unknown) => {
      // Somebody registered the name at this very moment.
      throw isIntegrityViolation(error) ? new ClientNameTaken(changes.name ?? '') : error;
    });
  }

  /** From now on it neither calls nor is called; a call that is going on goes on. @throws ClientNotFound */
  suspend(tenantId: TenantId, id: ClientId, by: string): Promise<Client> {
    return this.#changing(tenantId, id, async (manager, client) => {
      // Whoever suspends it again has changed nothing: since when, and who did it, stays.
      if (client.suspendedAt) return [];
      await manager.update(ClientEntity, { tenantId, id }, { suspendedAt: this.clock.now(), suspendedBy: by });
      await this.#record(manager, client, 'client.suspended');
      return [];
    });
  }

  /** @throws ClientNotFound */
  resume(tenantId: TenantId, id: ClientId): Promise<Client> {
    return this.#changing(tenantId, id, async (manager, client) => {
      if (!client.suspendedAt) return [];
      await manager.update(ClientEntity, { tenantId, id }, { suspendedAt: null, suspendedBy: null });
      await this.#record(manager, client, 'client.resumed', { before: { suspendedAt: client.suspendedAt } });
      return [];
    });
  }

  /** @throws ClientNotFound */
  async remove(tenantId: TenantId, id: ClientId): Promise<void> {
    const names = await this.database.inTenant(tenantId, async (manager) => {
      const client = await this.#lock(manager, tenantId, id);
      const names = await this.known.namesOf(manager, client);
      await manager.delete(ClientEntity, { tenantId, id });
      const nameKeys = names.map((name) => name.toLowerCase());
      await this.clientNames.release(manager, tenantId, nameKeys);
      await this.#record(manager, client, 'client.deleted', { before: valuesOf(client) });
      return names;
    });
    this.known.forget(tenantId, names);
  }

  /** The registered client of this name, whatever its case; known for a few seconds without a database read. */
  find(tenantId: TenantId, name: string): Promise<KnownClient | undefined> {
    return this.known.find(tenantId, name);
  }

  /**
   * The registered client of this name. One that is not is registered now, where the tenant allows that.
   *
   * @throws ClientNotRegistered, ClientNameTaken, ClientNameReserved, ClientSuspended
   */
  async findOrRegister(
    tenantId: TenantId,
    requested: RequestedName,
    { autoRegister }: { autoRegister: boolean },
  ): Promise<KnownClient> {
    const { name } = requested;
    const known = await this.find(tenantId, name);
    // Registered as it stands, by somebody who meant nobody of the CRM.
    if (known && requested.fromCrm && !known.fromCrm && known.name === name) throw new ClientNameTaken(name);
    if (known?.suspendedAt) throw new ClientSuspended(known.name);
    if (known) return known;
    if (!autoRegister) throw new ClientNotRegistered(name);
    await this.database.inTenant(tenantId, (manager) => this.#insert(manager, tenantId, requested));
    this.known.forget(tenantId, [name]);
    // When two first tokens are asked for at once, the second finds the client that the first registered.
    const client = await this.find(tenantId, name);
    if (!client) throw new ClientNameTaken(name);
    return client;
  }

  /** Undefined when the name is taken. */
  async #insert(
    manager: EntityManager,
    tenantId: TenantId,
    requested: RequestedName,
    displayName = shownFor(requested),
  ): Promise<ClientId | undefined> {
    const { name, fromCrm } = requested;
    await this.tenants.lockNames(manager, tenantId, 'shared');
    await refuseReserved(manager, tenantId, requested);
    const now = this.clock.now();
    const claimed = await this.clientNames.claim(manager, tenantId, [name.toLowerCase()], { now });
    if (claimed.size === 0) return undefined;
    const inserted = await manager.query<{ id: ClientId }[]>(
      `insert into clients (tenant_id, id, name, display_name, from_crm, created_at) values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing returning id`,
      [tenantId, uuidv7(), name, displayName, fromCrm, now],
    );
    const id = inserted[0]?.id;
    if (id === undefined) return undefined;
    const after = { name, displayName };
    await this.#record(manager, { tenantId, id, name }, 'client.registered', { after });
    return id;
  }

  #record(
    manager: EntityManager,
    { tenantId, id, name }: Pick<ClientEntity, 'tenantId' | 'id' | 'name'>,
    action: Change['action'],
    values: { before?: Values; after?: Values } = {},
  ): Promise<void> {
    const target = { kind: 'client', id, name } as const;
    return recordChange(manager, tenantId, { action, target, ...values, at: this.clock.now() });
  }

  /** `change` may return names that it gave the client; all that the client has are looked up afresh from then on. */
  async #changing(
    tenantId: TenantId,
    id: ClientId,
    change: (manager: EntityManager, client: ClientEntity) => Promise<string[]>,
  ): Promise<Client> {
    const { changed, names } = await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'shared');
      const client = await this.#lock(manager, tenantId, id);
      const before = await this.known.namesOf(manager, client);
      const given = await change(manager, client);
      return { changed: await this.#read(manager, tenantId, id), names: [...before, ...given] };
    });
    this.known.forget(tenantId, names);
    return changed;
  }

  async #lock(manager: EntityManager, tenantId: TenantId, id: ClientId): Promise<ClientEntity> {
    const client = await manager.findOne(ClientEntity, {
      where: { tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!client) throw new ClientNotFound(id);
    return client;
  }

  async #read(manager: EntityManager, tenantId: TenantId, id: ClientId): Promise<Client> {
    const page = { now: this.clock.now(), sort: 'name', behind: undefined, limit: 1 } as const;
    const [client] = await queryClients(manager, tenantId, { id }, page);
    if (!client) throw new ClientNotFound(id);
    return client;
  }
}

/** A person is shown as their CRM calls them, until somebody says otherwise. */
const shownFor = ({ name }: RequestedName) => (decodeCrmUser(name) ?? name).slice(0, longestDisplayName);

const valuesOf = ({ name, displayName }: ClientEntity) => ({ name, displayName });

function refuseOtherVersion(present: Client, version: string | undefined): void {
  if (present.version !== version) throw new ClientChangedMeanwhile(present);
}
