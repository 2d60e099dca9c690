import type { Clock } from './clock.js';

interface Timer {
  dueAt: number;
  task: () => void;
}

/** A clock that a test winds by hand. */
export class ManualClock implements Clock {
  private timers: Timer[] = [];

  constructor(private time = Date.UTC(2026, 0, 5, 9)) {}

  now(): number {
    return this.time;
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = { dueAt: this.time + delayMs, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Runs everything that falls due within `ms`, in order, letting promises settle in between. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await settle();
    for (let next = this.nextDue(until); next; next = this.nextDue(until)) {
      this.timers = this.timers.filter((other) => other !== next);
      this.time = Math.max(this.time, next.dueAt);
      next.task();
      await settle();
    }
    this.time = until;
  }

  /** The machine slept: time has passed and no timer ran. */
  sleep(ms: number): void {
    this.time += ms;
    for (const timer of this.timers) timer.dueAt += ms;
  }

  private nextDue(until: number): Timer | undefined {
    return this.timers.filter((timer) => timer.dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0];
  }
}

/** Lets every promise that can settle without time passing do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
