import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache, type CacheOptions } from '../expiring-cache.js';
import { NodeChannel } from './node-channel.js';

const cacheNames = ['api-keys', 'clients', 'data-keys', 'softphone-sessions', 'tenant-standings', 'token-rules', 'twilio-connections'] as const; // prettier-ignore
export type NodeCacheName = (typeof cacheNames)[number];

const notice = z.object({
  node: z.uuid(),
  cache: z.enum(cacheNames),
  keys: z.array(z.string()).optional(),
  /** All keys that begin so. */
  prefix: z.string().optional(),
});
type Notice = z.infer<typeof notice>;

/** Of the 8,000 bytes of a message; a key may come to twice its length as JSON. */
const mostCharacters = 3_000;

/** A cache of what is read from the database; what one node forgets, the others forget. */
export interface NodeCache<Value> {
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /** What `get` would answer without loading; undefined where it would load, be it behind the answer. */
  recall(key: string): Value | undefined;
  /** After a change that is committed: it holds at once on this node, and on the others as soon as they hear of it. */
  forget(...keys: readonly string[]): void;
  forgetPrefix(prefix: string): void;
  /** Where this node alone has found out that it is behind. */
  forgetHere(key: string): void;
}

/**
 * Makes caches, and carries between nodes what is forgotten:
 *
 * 1. A node that changes something tells the others by NOTIFY, once it is committed.
 * 2. A node that may have missed something, since its connection was lost, or since another version says what it cannot
 *    read, loads everything anew when it is next asked for.
 * 3. Where none of this arrives, what is known is stale after five seconds (see {@link ExpiringCache}).
 */
@Injectable()
export class NodeCaches {
  readonly #node = randomUUID();
  readonly #caches = new Map<NodeCacheName, Pick<ExpiringCache<unknown>, 'forget' | 'forgetWhere' | 'outdate'>>();

  constructor(
    private readonly channel: NodeChannel,
    private readonly clock: Clock,
    private readonly database: TenantDatabase,
  ) {
    channel.listen('caches', {
      hear: (message) => this.#hear(message),
      noteStart: () => this.#outdateAll(),
      noteGap: () => this.#outdateAll(),
    });
  }

  create<Value>(
    name: NodeCacheName,
    options: Pick<CacheOptions, 'capacity' | 'renewsAhead' | 'holdsWhileHeard'> = { renewsAhead: true },
  ): NodeCache<Value> {
    const heardUntil = () => this.channel.heardUntil;
    const cache = new ExpiringCache<Value>(this.clock, { database: this.database, heardUntil, ...options });
    this.#caches.set(name, cache);
    return {
      get: (key, load) => {
        // From now on there is something to forget.
        this.channel.open();
        return cache.get(key, load);
      },
      recall: (key) => cache.recall(key),
      forget: (...keys) => {
        for (const key of keys) cache.forget(key);
        for (const group of groupsOf(keys)) this.#tell({ cache: name, keys: group });
      },
      forgetHere: (key) => cache.forget(key),
      forgetPrefix: (prefix) => {
        cache.forgetWhere((key) => key.startsWith(prefix));
        this.#tell({ cache: name, prefix });
      },
    };
  }

  #tell(what: Omit<Notice, 'node'>): void {
    this.channel.send('caches', JSON.stringify({ node: this.#node, ...what }));
  }

  #hear(message: string): void {
    const heard = readNotice(message);
    if (!heard) return this.#outdateAll();
    if (heard.node === this.#node) return;
    const cache = this.#caches.get(heard.cache);
    const { keys = [], prefix } = heard;
    for (const key of keys) cache?.forget(key);
    if (prefix !== undefined) cache?.forgetWhere((key) => key.startsWith(prefix));
  }

  #outdateAll(): void {
    for (const cache of this.#caches.values()) cache.outdate();
  }
}

/** What a process that is no node says to all nodes: each forgets these keys. Up to 8,000 bytes each. */
export const noticesOf = (cache: NodeCacheName, keys: readonly string[]): string[] => {
  const node = randomUUID();
  return [...groupsOf(keys)].map((group) => JSON.stringify({ node, cache, keys: group } satisfies Notice));
};

function* groupsOf(keys: readonly string[]): Generator<string[]> {
  let group: string[] = [];
  let characters = 0;
  for (const key of keys) {
    characters += key.length + 3;
    if (characters > mostCharacters && group.length > 0) {
      yield group;
      [group, characters] = [[], key.length + 3];
    }
    group.push(key);
  }
  if (group.length > 0) yield group;
}

function readNotice(message: string): Notice | undefined {
  try {
    return notice.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}
