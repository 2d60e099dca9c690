import type { ChangeClient, Client, ClientId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { isIntegrityViolation } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { ExpectedContent } from '../http/expected-content.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNames } from './client-names.js';
import { readClient, recordClient } from './client-record.js';
import { ClientEntity } from './client.entity.js';
import { ClientChangedMeanwhile, ClientNameTaken, ClientNotFound } from './errors.js';
import { KnownClients } from './known-clients.js';
import { nameTeams } from './name-teams.js';
import { refuseReserved } from './refuse-reserved.js';
import { renameClient } from './rename-client.js';

/** What admins and programs do with clients that there are. */
@Injectable()
export class ClientChanges {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly known: KnownClients,
    private readonly clock: Clock,
  ) {}

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
        if (expected) refuseOtherVersion(await readClient(manager, tenantId, id, this.clock.now()), expected.version);
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
        await recordClient(manager, client, 'client.changed', {
          at: this.clock.now(),
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
      await recordClient(manager, client, 'client.suspended', { at: this.clock.now() });
      return [];
    });
  }

  /** @throws ClientNotFound */
  resume(tenantId: TenantId, id: ClientId): Promise<Client> {
    return this.#changing(tenantId, id, async (manager, client) => {
      if (!client.suspendedAt) return [];
      await manager.update(ClientEntity, { tenantId, id }, { suspendedAt: null, suspendedBy: null });
      await recordClient(manager, client, 'client.resumed', {
        before: { suspendedAt: client.suspendedAt },
        at: this.clock.now(),
      });
      return [];
    });
  }

  /** @throws ClientNotFound */
  async remove(tenantId: TenantId, id: ClientId): Promise<void> {
    const names = await this.database.inTenant(tenantId, async (manager) => {
      const client = await lockClient(manager, tenantId, id);
      const names = await this.known.namesOf(manager, client);
      await manager.delete(ClientEntity, { tenantId, id });
      const nameKeys = names.map((name) => name.toLowerCase());
      await this.clientNames.release(manager, tenantId, nameKeys);
      await recordClient(manager, client, 'client.deleted', { before: valuesOf(client), at: this.clock.now() });
      return names;
    });
    this.known.forget(tenantId, names);
  }

  /** `change` may return names that it gave the client; all that the client has are looked up afresh from then on. */
  async #changing(
    tenantId: TenantId,
    id: ClientId,
    change: (manager: EntityManager, client: ClientEntity) => Promise<string[]>,
  ): Promise<Client> {
    const { changed, names } = await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'shared');
      const client = await lockClient(manager, tenantId, id);
      const before = await this.known.namesOf(manager, client);
      const given = await change(manager, client);
      return { changed: await readClient(manager, tenantId, id, this.clock.now()), names: [...before, ...given] };
    });
    this.known.forget(tenantId, names);
    return changed;
  }
}

async function lockClient(manager: EntityManager, tenantId: TenantId, id: ClientId): Promise<ClientEntity> {
  const client = await manager.findOne(ClientEntity, {
    where: { tenantId, id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!client) throw new ClientNotFound(id);
  return client;
}

const valuesOf = ({ name, displayName }: ClientEntity) => ({ name, displayName });

function refuseOtherVersion(present: Client, version: string | undefined): void {
  if (present.version !== version) throw new ClientChangedMeanwhile(present);
}
