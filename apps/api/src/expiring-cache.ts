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
  /** Until then nothing is loaded again behind an answer. */
  resting: number;
  /** From then on it is loaded again behind an answer. */
  renewedFrom: number;
}

/** Whether the database answers at present. */
export interface DatabaseStanding {
  readonly isAway: boolean;
}

export interface CacheOptions {
  lifetimeSeconds?: number;
  capacity?: number;
  /** Where the values come from a database: while it is away they are answered all the same, see {@link outlastSeconds}. */
  database?: DatabaseStanding;
  /** Until when (of the clock's `elapsed`) all that changes values was heard, and what has changed forgotten. */
  heardUntil?: () => number;
  /** Is a value that is still asked for loaded again before it is too old, so that nobody waits for it? */
  renewsAhead?: boolean;
  /** Is a value fresh for as long as all changes are heard, since every change of it is told? */
  holdsWhileHeard?: boolean;
}

/** How long a value is answered from when it was last known to be so, where the database is away. */
const outlastSeconds = 300;
const restMilliseconds = 1_000;
/** Of its lifetime, the part after which a value may be renewed ahead, and how far that differs between values. */
const renewed = { from: 0.6, within: 0.3 };

/**
 * Answers for a few seconds what was just asked. Concurrent askers share one load; failures are not kept; the oldest
 * entries give way when it is full, and those that nobody has asked for since long before as others are loaded. Every node
 * has its own: what nobody tells it of (see NodeCaches) shows after `lifetimeSeconds`, and where the database cannot be asked
 * {@link outlastSeconds} after it was last known to be so: after it was loaded, or until when changes of it would have been
 * heard of.
 */
export class ExpiringCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #lifetimeMilliseconds: number;
  readonly #capacity: number;
  readonly #database: DatabaseStanding | undefined;
  readonly #heardUntil: () => number;
  readonly #renewsAhead: boolean;
  readonly #holdsWhileHeard: boolean;
  #spread = 0;

  constructor(
    private readonly clock: Pick<Clock, 'elapsed'>,
    {
      lifetimeSeconds = 5,
      capacity = 10_000,
      database,
      heardUntil = () => -Infinity,
      renewsAhead = false,
      holdsWhileHeard = false,
    }: CacheOptions = {},
  ) {
    this.#heardUntil = heardUntil;
    this.#renewsAhead = renewsAhead;
    this.#holdsWhileHeard = holdsWhileHeard;
    this.#lifetimeMilliseconds = lifetimeSeconds * 1_000;
    this.#capacity = capacity;
    this.#database = database;
  }

  async get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = this.clock.elapsed();
    const entry = this.#entries.get(key) ?? this.#add(key);
    const { known } = entry;
    if (known && !entry.isOutdated && this.#isFresh(known, now)) {
      if (isDue(entry, now)) void this.#load(key, entry, load, now).catch(() => undefined);
      return known.value;
    }
    // On a slow line a renewal takes its time; nobody waits for it as long as every change would have been heard of.
    if (known && !entry.isOutdated && entry.loading && now - this.#heardUntil() < this.#lifetimeMilliseconds) {
      return known.value;
    }
    const mayOutlast = known !== undefined && this.#database !== undefined && this.#wasSo(entry, now);
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

  /** How many values are kept. */
  get size(): number {
    return this.#entries.size;
  }

  /** What {@link get} would answer without loading; undefined where it would load, be it behind the answer. */
  recall(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry?.known || entry.isOutdated) return undefined;
    const now = this.clock.elapsed();
    return this.#isFresh(entry.known, now) && !isDue(entry, now) ? entry.known.value : undefined;
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

  #isFresh({ loadedAt }: { loadedAt: number }, now: number): boolean {
    const knownAt = this.#holdsWhileHeard ? Math.max(loadedAt, this.#heardUntil()) : loadedAt;
    return now - knownAt < this.#lifetimeMilliseconds;
  }

  /** Was it known to be so lately enough? What is outdated was so when it was loaded, and perhaps not any more then. */
  #wasSo({ known, isOutdated }: Entry<Value>, now: number): boolean {
    if (!known) return false;
    // Heard of, and not loaded anew, is what nobody asked for: it stays bounded by its loading.
    const longest = this.#holdsWhileHeard ? Infinity : known.loadedAt + this.#lifetimeMilliseconds;
    const heard = Math.min(this.#heardUntil(), longest);
    return now - (isOutdated ? known.loadedAt : Math.max(known.loadedAt, heard)) < outlastSeconds * 1_000;
  }

  #add(key: string): Entry<Value> {
    const entry: Entry<Value> = {
      known: undefined,
      isOutdated: false,
      outdatings: 0,
      loading: undefined,
      resting: 0,
      renewedFrom: Infinity,
    };
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
        entry.renewedFrom = this.#renewedFrom(now);
      }
      // What was loaded last gives way last; what was forgotten meanwhile stays forgotten.
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
        this.#entries.set(key, entry);
      }
      this.#dropUseless(now);
      return value;
    } finally {
      if (entry.loading === loading) entry.loading = undefined;
    }
  }

  /** Spread out, since what is asked for together was loaded together, and would be again. */
  #renewedFrom(loadedAt: number): number {
    if (!this.#renewsAhead) return Infinity;
    this.#spread = (this.#spread + 0.618) % 1;
    return loadedAt + this.#lifetimeMilliseconds * (renewed.from + renewed.within * this.#spread);
  }

  /** They are in the order in which they were loaded. */
  #dropUseless(now: number): void {
    const outlastMilliseconds = this.#database ? outlastSeconds * 1_000 : 0;
    for (const [key, { known, loading }] of this.#entries) {
      if (!known || loading || now - known.loadedAt < this.#lifetimeMilliseconds + outlastMilliseconds) return;
      this.#entries.delete(key);
    }
  }
}

const isDue = ({ renewedFrom, loading, resting }: Entry<unknown>, now: number): boolean =>
  now >= renewedFrom && !loading && resting <= now;
