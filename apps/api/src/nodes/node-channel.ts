import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Clock } from '../clock.js';
import { Environment } from '../environment.js';
import { Heartbeat } from '../heartbeat.js';

export const channelNames = {
  /** What the consoles that are open are told. */
  live: 'cordboard_live',
  /** What is known no more. */
  caches: 'cordboard_caches',
} as const;
/**
 * What the connection is called at Postgres, where the operator's commands see which nodes there are. The number grows with
 * each version beside which a command must not run while nodes of before are there.
 */
export const nodeConnectionName = 'cordboard-live/2';

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
/** How often a node that has a use for it makes sure that it has heard everything. */
const askSeconds = 0.2;
/** Without an answer for so long the connection is lost. */
const silenceMilliseconds = 2_000;
/** So long after the last use nobody asks any more. */
const useMilliseconds = 10_000;

/**
 * What the nodes say to each other: LISTEN and NOTIFY on a connection of its own, which goes past a pooler that hands
 * connections round (pgbouncer's transaction mode). It is opened when somebody first has a use for it.
 *
 *     closed ──(open)──> connecting ──> listening ──(lost)──> connecting ──> listening: others may have spoken meanwhile
 *
 * Postgres hands out what was said before it answers, so an answer proves that nothing was missed until it was asked for.
 */
@Injectable()
export class NodeChannel implements OnApplicationShutdown {
  readonly #logger = new Logger(NodeChannel.name);
  readonly #listeners = new Map<string, NodeListener>();
  #client: Client | undefined;
  #connected: Promise<Client | undefined> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #sent: Promise<unknown> = Promise.resolve();
  #isStopped = false;
  #hasListened = false;
  #isDeaf = false;
  #listening: Client | undefined;
  #heardUntil = -Infinity;
  #usedAt = -Infinity;
  #isAsking = false;
  readonly #endAsking: () => void;

  constructor(
    private readonly environment: Environment,
    private readonly clock: Clock,
    heartbeat: Heartbeat,
  ) {
    this.#endAsking = heartbeat.every(askSeconds, () => void this.#ask());
  }

  /** Of {@link Clock.elapsed}: whatever was said before this moment has been heard. */
  get heardUntil(): number {
    return this.#heardUntil;
  }

  /** One for each topic, before the application has started. */
  listen(topic: NodeTopic, listener: NodeListener): void {
    this.#listeners.set(channelNames[topic], listener);
  }

  open(): void {
    this.#usedAt = this.clock.elapsed();
    // Nobody waits for it, and nothing that goes wrong with it may end the process.
    if (!this.#isStopped) this.#connected ??= this.#connect().catch(() => undefined);
  }

  /** Up to 8,000 bytes. Lost where the database is away. */
  send(topic: NodeTopic, message: string): void {
    this.open();
    const connected = this.#connected;
    void this.#inTurn(async () => (await connected)?.query('select pg_notify($1, $2)', [channelNames[topic], message]));
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    this.#endAsking();
    await this.#connected;
    await this.#client?.end().catch(() => undefined);
  }

  /** One after the other: a connection carries one query at a time. */
  #inTurn(work: () => Promise<unknown>): Promise<unknown> {
    this.#sent = this.#sent.then(work).catch(() => undefined);
    return this.#sent;
  }

  async #ask(): Promise<void> {
    const [client, asked] = [this.#listening, this.clock.elapsed()];
    if (!client || this.#isAsking || asked - this.#usedAt > useMilliseconds) return;
    this.#isAsking = true;
    await this.#inTurn(async () => {
      await client.query('select').catch(() => client.end());
      if (this.#listening === client) this.#heardUntil = asked;
    });
    this.#isAsking = false;
  }

  async #connect(): Promise<Client | undefined> {
    const client = new Client({
      connectionString: this.environment.databaseAppDirectUrl,
      application_name: nodeConnectionName,
      connectionTimeoutMillis: 2_000,
      query_timeout: silenceMilliseconds,
      keepAlive: true,
    });
    this.#client = client;
    client.on('notification', ({ channel, payload = '' }) => this.#listeners.get(channel)?.hear(payload));
    client.on('error', () => undefined);
    client.on('end', () => this.#connectLater(client));
    try {
      await client.connect();
      for (const name of Object.values(channelNames)) await client.query(`listen ${name}`);
    } catch (error) {
      this.#noteDeafness(error);
      client.end().catch(() => undefined);
      this.#connectLater(client);
      return undefined;
    }
    this.#noteDeafness(undefined);
    for (const listener of this.#listeners.values()) {
      if (this.#hasListened) listener.noteGap();
      else listener.noteStart?.();
    }
    this.#hasListened = true;
    this.#listening = client;
    return client;
  }

  /** Told once, however often it is tried meanwhile. */
  #noteDeafness(error: unknown): void {
    const isDeaf = error !== undefined;
    if (isDeaf === this.#isDeaf || this.#isStopped) return;
    this.#isDeaf = isDeaf;
    if (isDeaf) {
      this.#logger.warn(
        { err: error },
        'This node cannot hear of the others: what they change holds here after five seconds. ' +
          'Where the database answers otherwise, is DATABASE_DIRECT_URL right?',
      );
    } else this.#logger.log('This node hears of the others again');
  }

  #connectLater(lost: Client): void {
    if (this.#isStopped || this.#client !== lost) return;
    this.#client = undefined;
    this.#listening = undefined;
    this.#connected = undefined;
    this.#retry = setTimeout(() => this.open(), reconnectMilliseconds).unref();
  }
}
