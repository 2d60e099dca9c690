import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Environment } from '../environment.js';

const channelNames = {
  /** What the consoles that are open are told. */
  live: 'cordboard_live',
  /** What is known no more. */
  caches: 'cordboard_caches',
} as const;
export type NodeTopic = keyof typeof channelNames;

export interface NodeListener {
  /** This node's own messages too. */
  hear(message: string): void;
  /** From now on messages are heard; those of before were not. */
  noteStart?(): void;
  /** Messages may have been missed. */
  noteGap(): void;
}

const reconnectMilliseconds = 1_000;

/**
 * What the nodes say to each other: LISTEN and NOTIFY on a connection of its own, which goes past a pooler that hands
 * connections round (pgbouncer's transaction mode). It is opened when somebody first has a use for it.
 *
 *     closed ──(open)──> connecting ──> listening ──(lost)──> connecting ──> listening: others may have spoken meanwhile
 */
@Injectable()
export class NodeChannel implements OnApplicationShutdown {
  readonly #listeners = new Map<string, NodeListener>();
  #client: Client | undefined;
  #connected: Promise<Client | undefined> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #sent: Promise<unknown> = Promise.resolve();
  #isStopped = false;
  #hasListened = false;

  constructor(private readonly environment: Environment) {}

  /** One for each topic, before the application has started. */
  listen(topic: NodeTopic, listener: NodeListener): void {
    this.#listeners.set(channelNames[topic], listener);
  }

  open(): void {
    // Nobody waits for it, and nothing that goes wrong with it may end the process.
    if (!this.#isStopped) this.#connected ??= this.#connect().catch(() => undefined);
  }

  /** Up to 8,000 bytes. Lost where the database is away. */
  send(topic: NodeTopic, message: string): void {
    this.open();
    const connected = this.#connected;
    // One after the other: a connection carries one query at a time.
    this.#sent = this.#sent
      .then(async () => (await connected)?.query('select pg_notify($1, $2)', [channelNames[topic], message]))
      .catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    await this.#connected;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<Client | undefined> {
    const client = new Client({
      connectionString: this.environment.databaseAppDirectUrl,
      application_name: 'cordboard-live',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.#client = client;
    client.on('notification', ({ channel, payload = '' }) => this.#listeners.get(channel)?.hear(payload));
    client.on('error', () => undefined);
    client.on('end', () => this.#connectLater(client));
    try {
      await client.connect();
      for (const name of Object.values(channelNames)) await client.query(`listen ${name}`);
    } catch {
      client.end().catch(() => undefined);
      this.#connectLater(client);
      return undefined;
    }
    for (const listener of this.#listeners.values()) {
      if (this.#hasListened) listener.noteGap();
      else listener.noteStart?.();
    }
    this.#hasListened = true;
    return client;
  }

  #connectLater(lost: Client): void {
    if (this.#isStopped || this.#client !== lost) return;
    this.#client = undefined;
    this.#connected = undefined;
    this.#retry = setTimeout(() => this.open(), reconnectMilliseconds).unref();
  }
}
