import type { Client, ClientCounts, ExportClientsQuery, ListClientsQuery, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { decodeCursor, pageOf, type Page } from '../paging.js';
import { clientPosition, countClients, positionOf, queryClients } from './list-clients.js';
import { readReservedNames } from './refuse-reserved.js';

const lotSize = 500;

/** All of a tenant's clients, as they are looked at. */
@Injectable()
export class ClientLists {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async list(
    tenantId: TenantId,
    { limit, cursor, sort, nameReserved, ...filter }: ListClientsQuery,
  ): Promise<Page<Client>> {
    const behind = decodeCursor(cursor, clientPosition);
    const now = this.clock.now();
    const clients = await this.database.readTenant(tenantId, async (manager) => {
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
    return this.database.readTenant(tenantId, (manager) => countClients(manager, tenantId, this.clock.now()));
  }
}
