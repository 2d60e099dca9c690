import { randomUUID } from 'node:crypto';
import { liveUpdate, tenantId as tenantIdSchema, type LiveTopic, type TenantId } from '@cordboard/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { NodeChannel } from '../nodes/node-channel.js';

/** Undefined where an update may have been missed: everything may have changed. */
export type LiveListener = (topics: readonly LiveTopic[] | undefined) => void;

const notice = liveUpdate.extend({ node: z.uuid(), tenantId: tenantIdSchema });

/** What happens within this time is told together: a call alone changes its state four times in a second. */
const gatherMilliseconds = 100;

/**
 * Tells the pages that are open, on every node, what has changed. A hint to read again and no more: it may be lost with a
 * node or a connection, and holds nothing that anybody could want to see.
 */
@Injectable()
export class LiveUpdates implements OnApplicationShutdown {
  readonly #node = randomUUID();
  readonly #listeners = new Map<TenantId, Set<LiveListener>>();
  readonly #changed = new Map<TenantId, Set<LiveTopic>>();
  #gathering: NodeJS.Timeout | undefined;

  constructor(private readonly channel: NodeChannel) {
    channel.listen('live', {
      hear: (message) => this.#receive(message),
      noteGap: () => this.#tellEverybody(),
    });
  }

  /** Costs its caller nothing, and never fails. Call it when the change is committed. */
  publish(tenantId: TenantId, topic: LiveTopic): void {
    const topics = this.#changed.get(tenantId) ?? new Set();
    this.#changed.set(tenantId, topics.add(topic));
    this.#gathering ??= setTimeout(() => this.#send(), gatherMilliseconds).unref();
  }

  /** Returns what ends the subscription. */
  subscribe(tenantId: TenantId, listener: LiveListener): () => void {
    const listeners = this.#listeners.get(tenantId) ?? new Set();
    this.#listeners.set(tenantId, listeners.add(listener));
    this.channel.open();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(tenantId);
    };
  }

  onApplicationShutdown(): void {
    clearTimeout(this.#gathering);
    this.#listeners.clear();
  }

  #send(): void {
    this.#gathering = undefined;
    const changed = [...this.#changed].map(([tenantId, topics]) => ({ tenantId, topics: [...topics] }));
    this.#changed.clear();
    for (const { tenantId, topics } of changed) {
      this.#tell(tenantId, topics);
      this.channel.send('live', JSON.stringify({ node: this.#node, tenantId, topics }));
    }
  }

  #receive(message: string): void {
    const heard = readNotice(message);
    // A node of another version may have said anything.
    if (!heard) return this.#tellEverybody();
    if (heard.node !== this.#node) this.#tell(heard.tenantId, heard.topics);
  }

  #tell(tenantId: TenantId, topics: readonly LiveTopic[]): void {
    for (const listener of this.#listeners.get(tenantId) ?? []) listener(topics);
  }

  #tellEverybody(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(undefined);
  }
}

function readNotice(message: string): z.infer<typeof notice> | undefined {
  try {
    return notice.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}
