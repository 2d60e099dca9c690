import type { Clock } from './clock.js';

interface Entry<Value> {
  value: Promise<Value>;
  staleAt: number;
}

/**
 * Answers for a few seconds what was just asked. Concurrent askers share one load; failures are not kept; the oldest
 * entries give way when it is full. Every node has its own, so a change made elsewhere shows after `lifetimeSeconds`.
 */
export class ExpiringCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(
    private readonly clock: Clock,
    private readonly lifetimeSeconds = 5,
    private readonly capacity = 10_000,
  ) {}

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = this.clock.now().getTime();
    const known = this.#entries.get(key);
    if (known && known.staleAt > now) return known.value;
    this.#entries.delete(key);
    const entry: Entry<Value> = { value: load(), staleAt: now + this.lifetimeSeconds * 1000 };
    this.#entries.set(key, entry);
    this.#makeRoom();
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return entry.value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  forgetWhere(isOutdated: (key: string) => boolean): void {
    for (const key of this.#entries.keys()) {
      if (isOutdated(key)) this.#entries.delete(key);
    }
  }

  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.capacity) return;
      this.#entries.delete(key);
    }
  }
}
