import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Environment } from '../environment.js';

const channelName = 'cordboard_live';
const reconnectMilliseconds = 1_000;

/**
 * What the nodes say to each other: LISTEN and NOTIFY on a connection of its own, opened when somebody first has a use
 * for it. Behind a pooler that hands connections round (pgbouncer's transaction mode) nothing is heard from other nodes.
 *
 *     closed ──(open)──> connecting ──> listening ──(lost)──> connecting ──> listening: others may have spoken meanwhile
 */
@Injectable()
export class NodeChannel implements OnApplicationShutdown {
  #client: Client | undefined;
  #connected: Promise<Client | undefined> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #sent: Promise<unknown> = Promise.resolve();
  #isStopped = false;
  #hasListened = false;
  #hear: (message: string) => void = () => undefined;
  #noteGap: () => void = () => undefined;

  constructor(private readonly environment: Environment) {}

  /** Hears this node's own messages too. */
  onMessage(hear: (message: string) => void): void {
    this.#hear = hear;
  }

  /** Called when messages may have been missed. */
  onGap(noteGap: () => void): void {
    this.#noteGap = noteGap;
  }

  open(): void {
    if (!this.#isStopped) this.#connected ??= this.#connect();
  }

  /** Up to 8,000 bytes. Lost where the database is away. */
  send(message: string): void {
    this.open();
    const connected = this.#connected;
    // One after the other: a connection carries one query at a time.
    this.#sent = this.#sent
      .then(async () => (await connected)?.query('select pg_notify($1, $2)', [channelName, message]))
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
      connectionString: this.environment.databaseAppUrl,
      application_name: 'cordboard-live',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.#client = client;
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.on('error', () => undefined);
    client.on('end', () => this.#connectLater(client));
    try {
      await client.connect();
      await client.query(`listen ${channelName}`);
    } catch {
      client.end().catch(() => undefined);
      this.#connectLater(client);
      return undefined;
    }
    if (this.#hasListened) this.#noteGap();
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
