import { longestTokenLifetimeSeconds } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { ClientNames } from './client-names.js';
import { ClientFormerNameEntity, type ClientEntity } from './client.entity.js';
import { ClientNameTaken } from './errors.js';

/**
 * Claims the new name, and remembers the old one for as long as a token of it may live: until then whoever calls the
 * client rings both, so that a device that is signed in under the old name is not cut off.
 *
 * @throws ClientNameTaken
 */
export async function renameClient(
  manager: EntityManager,
  clientNames: ClientNames,
  client: ClientEntity,
  name: string,
  now: Date,
): Promise<void> {
  const { tenantId, id, lastTokenAt, reachableUntil } = client;
  const [oldKey, newKey] = [client.name.toLowerCase(), name.toLowerCase()];
  if (oldKey !== newKey) {
    const claimed = await clientNames.claim(manager, tenantId, [newKey], { now, forClient: id });
    if (claimed.size === 0) throw new ClientNameTaken(name);
  }
  const mayHaveTokens = lastTokenAt !== null || reachableUntil !== null;
  if (!mayHaveTokens) {
    if (oldKey !== newKey) await clientNames.release(manager, tenantId, [oldKey]);
    return;
  }
  const ringsUntil = new Date(now.getTime() + longestTokenLifetimeSeconds * 1000);
  const former = { tenantId, nameKey: oldKey, name: client.name, clientId: id, ringsUntil };
  await manager.upsert(ClientFormerNameEntity, former, ['tenantId', 'nameKey']);
}
