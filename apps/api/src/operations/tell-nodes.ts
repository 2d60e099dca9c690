import type { EntityManager } from 'typeorm';
import { channelNames } from '../nodes/node-channel.js';

/** With the commit, running nodes take what they know for outdated: of a command they have no message of its own. */
export async function tellNodes(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_notify($1, '')`, [channelNames.caches]);
}
