import type { EntityManager } from 'typeorm';
import { noticesOf, type NodeCacheName } from '../nodes/node-caches.js';
import { channelNames } from '../nodes/node-channel.js';

/** With the commit, running nodes take what they know for outdated: of a command they have no message of its own. */
export async function tellNodes(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_notify($1, '')`, [channelNames.caches]);
}

/** The same for what is known under these keys alone. */
export async function tellNodesOf(
  manager: EntityManager,
  cache: NodeCacheName,
  keys: readonly string[],
): Promise<void> {
  for (const notice of noticesOf(cache, keys))
    await manager.query(`select pg_notify($1, $2)`, [channelNames.caches, notice]);
}
