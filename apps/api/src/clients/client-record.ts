import type { Client, ClientId, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { recordChange, type Change } from '../audit/record-change.js';
import type { ClientEntity } from './client.entity.js';
import { ClientNotFound } from './errors.js';
import { queryClients } from './list-clients.js';

/** As the API answers with it. @throws ClientNotFound */
export async function readClient(manager: EntityManager, tenantId: TenantId, id: ClientId, now: Date): Promise<Client> {
  const page = { now, sort: 'name', behind: undefined, limit: 1 } as const;
  const [client] = await queryClients(manager, tenantId, { id }, page);
  if (!client) throw new ClientNotFound(id);
  return client;
}

/** In the tenant's audit log. */
export function recordClient(
  manager: EntityManager,
  { tenantId, id, name }: Pick<ClientEntity, 'tenantId' | 'id' | 'name'>,
  action: Change['action'],
  change: Pick<Change, 'before' | 'after' | 'at'>,
): Promise<void> {
  return recordChange(manager, tenantId, { action, target: { kind: 'client', id, name }, ...change });
}
