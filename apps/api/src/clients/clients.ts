import { decodeCrmUser, type Client, type ClientId, type RegisterClient, type TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { readClient, recordClient } from './client-record.js';
import { ClientNameTaken, ClientNotRegistered, ClientSuspended } from './errors.js';
import { KnownClients, type KnownClient } from './known-clients.js';
import { refuseReserved } from './refuse-reserved.js';
import { requestedName, type RequestedName } from './requested-name.js';

const longestDisplayName = 120;

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
      return id && readClient(manager, tenantId, id, this.clock.now());
    });
    if (!registered) throw new ClientNameTaken(client.name);
    this.known.forget(tenantId, [client.name]);
    return registered;
  }

  /** The registered client of this name, whatever its case; known for a few seconds without a database read. */
  find(tenantId: TenantId, name: string): Promise<KnownClient | undefined> {
    return this.known.find(tenantId, name);
  }

  /** As {@link findOrRegister}, where that can be told without waiting and nothing is to be refused. */
  recall(tenantId: TenantId, requested: RequestedName): KnownClient | undefined {
    const known = this.known.recall(tenantId, requested.name);
    return known && !refusalOf(known, requested) ? known : undefined;
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
    const refusal = known && refusalOf(known, requested);
    if (refusal) throw refusal;
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
    await recordClient(manager, { tenantId, id, name }, 'client.registered', { after: { name, displayName }, at: now });
    return id;
  }
}

/** A person is shown as their CRM calls them, until somebody says otherwise. */
const shownFor = ({ name }: RequestedName) => (decodeCrmUser(name) ?? name).slice(0, longestDisplayName);

/** Why a client of this name is not the one that was asked for, or is not to be served. */
function refusalOf(
  known: KnownClient,
  { name, fromCrm }: RequestedName,
): ClientNameTaken | ClientSuspended | undefined {
  // Registered as it stands, by somebody who meant nobody of the CRM.
  if (fromCrm && !known.fromCrm && known.name === name) return new ClientNameTaken(name);
  return known.suspendedAt ? new ClientSuspended(known.name) : undefined;
}
