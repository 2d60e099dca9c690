import type { Clock } from './clock.js';
import { isDatabaseOutage } from './database/outage.js';

interface Entry<Value> {
  /** The latest that was loaded; undefined before the first load has ended. */
  known: { readonly value: Value; readonly loadedAt: number } | undefined;
  /** May somebody have changed it since? Then it counts only while the database is away. */
  isOutdated: boolean;
  /** How often it was. */
  outdatings: number;
  /** Under way. */
  loading: Promise<Value> | undefined;
  /** Until then nothing is loaded again behind a value that outlasts an outage. */
  resting: number;
}

/** Whether the database answers at present. */
export interface DatabaseStanding {
  readonly isAway: boolean;
}

export interface CacheOptions {
  lifetimeSeconds?: number;
  capacity?: number;
  /** Where the values come from a database: while it is away they are answered for {@link outlastSeconds} all the same. */
  database?: DatabaseStanding;
}

/** How much older than usual a value may become while the database is away. */
export const outlastSeconds = 300;
const restMilliseconds = 1_000;

/**
 * Answers for a few seconds what was just asked. Concurrent askers share one load; failures are not kept; the oldest
 * entries give way when it is full. Every node has its own: what nobody tells it of (see NodeCaches) shows after
 * `lifetimeSeconds`, and {@link outlastSeconds} later where the database cannot be asked.
 */
export class ExpiringCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #lifetimeMilliseconds: number;
  readonly #capacity: number;
  readonly #database: DatabaseStanding | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    { lifetimeSeconds = 5, capacity = 10_000, database }: CacheOptions = {},
  ) {
    this.#lifetimeMilliseconds = lifetimeSeconds * 1_000;
    this.#capacity = capacity;
    this.#database = database;
  }

  async get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = this.clock.elapsed();
    const entry = this.#entries.get(key) ?? this.#add(key);
    const { known } = entry;
    const age = known ? now - known.loadedAt : Infinity;
    if (known && !entry.isOutdated && age < this.#lifetimeMilliseconds) return known.value;
    const mayOutlast =
      known !== undefined && this.#database !== undefined && age < this.#lifetimeMilliseconds + outlastSeconds * 1_000;
    if (mayOutlast && this.#database?.isAway) {
      // Whether it is back is tried behind the answer, so that nobody waits for a line that stays silent.
      if (entry.resting <= now) void this.#load(key, entry, load, now).catch(() => undefined);
      return known.value;
    }
    try {
      return await this.#load(key, entry, load, now);
    } catch (error) {
      if (mayOutlast && isDatabaseOutage(error)) return known.value;
      if (this.#entries.get(key) === entry && !entry.loading) this.#entries.delete(key);
      throw error;
    }
  }

  /** What {@link get} would answer without waiting for anybody; undefined where it would have to load. */
  recall(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry?.known || entry.isOutdated) return undefined;
    const isFresh = this.clock.elapsed() - entry.known.loadedAt < this.#lifetimeMilliseconds;
    return isFresh ? entry.known.value : undefined;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  forgetWhere(isOutdated: (key: string) => boolean): void {
    for (const key of this.#entries.keys()) {
      if (isOutdated(key)) this.#entries.delete(key);
    }
  }

  /** Everything is loaded anew when it is next asked for; while the database is away, what is known still counts. */
  outdate(): void {
    for (const entry of this.#entries.values()) {
      entry.isOutdated = true;
      entry.outdatings += 1;
      // What is under way may have begun before the change.
      entry.loading = undefined;
    }
  }

  #add(key: string): Entry<Value> {
    const entry: Entry<Value> = { known: undefined, isOutdated: false, outdatings: 0, loading: undefined, resting: 0 };
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) break;
      this.#entries.delete(oldest);
    }
    return entry;
  }

  async #load(key: string, entry: Entry<Value>, load: () => Promise<Value>, now: number): Promise<Value> {
    if (entry.loading) return entry.loading;
    const { outdatings } = entry;
    const loading = load();
    entry.resting = now + restMilliseconds;
    entry.loading = loading;
    try {
      const value = await loading;
      const isLate = entry.outdatings !== outdatings;
      // Where nothing newer has come meanwhile, it is still the latest there is.
      if (!isLate || entry.isOutdated) {
        entry.known = { value, loadedAt: now };
        entry.isOutdated = isLate;
      }
      // What was loaded last gives way last; what was forgotten meanwhile stays forgotten.
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
        this.#entries.set(key, entry);
      }
      return value;
    } finally {
      if (entry.loading === loading) entry.loading = undefined;
    }
  }
}
