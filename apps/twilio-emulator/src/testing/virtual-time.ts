import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import { frameMs } from '../media/audio-source.js';
import type { Line } from '../media/line.js';
import type { Ticker } from '../media/media-ticker.js';

const longestMs = 24 * 3_600_000;

/** Clock and beat of the lines in one, as fast as the machine can: hours of calls take moments, and nothing sleeps. */
export class VirtualTime implements Clock, Ticker {
  private milliseconds = Date.UTC(2026, 0, 5, 9);
  private readonly timers = new Set<{ at: number; action: () => void }>();
  private readonly lines = new Set<Line>();

  now(): Date {
    return new Date(this.milliseconds);
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.milliseconds + milliseconds, action };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  add(line: Line): void {
    this.lines.add(line);
  }

  remove(line: Line): void {
    this.lines.delete(line);
  }

  /** Lets time run until something has happened. */
  async until<Result>(happening: Promise<Result>): Promise<Result> {
    let isOver = false;
    happening.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    const started = this.milliseconds;
    while (!isOver) {
      if (this.milliseconds - started > longestMs) throw new Error('It did not happen within a day.');
      // Whatever is ready to run (promises, microtasks) runs before time moves.
      await setImmediate();
      if (!isOver) this.beat();
    }
    return happening;
  }

  async pass(milliseconds: number): Promise<void> {
    await this.until(new Promise<void>((resolve) => this.after(milliseconds, resolve)));
  }

  private beat(): void {
    this.milliseconds += frameMs;
    for (const timer of [...this.timers].sort((one, other) => one.at - other.at)) {
      if (timer.at > this.milliseconds || !this.timers.delete(timer)) continue;
      timer.action();
    }
    for (const line of this.lines) line.listen();
    for (const line of this.lines) line.speak();
  }
}
