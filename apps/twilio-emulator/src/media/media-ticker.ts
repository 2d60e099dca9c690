import { performance } from 'node:perf_hooks';
import { frameMs } from './audio-source.js';
import type { Line } from './line.js';

/** After a pause of the whole process (a laptop's sleep, a debugger) this much audio is made up for, and no more. */
const mostFramesBehind = 10;

/** What makes lines listen and speak. */
export interface Ticker {
  add(line: Line): void;
  remove(line: Line): void;
}

/**
 * The beat of all lines: one frame every 20 ms, reckoned from the start and not from the last beat, so that late timers
 * add no drift. It rests while there is no line.
 */
export class MediaTicker implements Ticker {
  private readonly lines = new Set<Line>();
  private timer: NodeJS.Timeout | undefined;
  private nextBeat = 0;

  add(line: Line): void {
    this.lines.add(line);
    if (this.timer) return;
    this.nextBeat = performance.now() + frameMs;
    this.schedule();
  }

  remove(line: Line): void {
    this.lines.delete(line);
    if (this.lines.size === 0) this.stop();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = setTimeout(() => this.beat(), Math.max(0, this.nextBeat - performance.now()));
  }

  private beat(): void {
    const now = performance.now();
    if (now - this.nextBeat > mostFramesBehind * frameMs) this.nextBeat = now;
    for (; this.nextBeat <= now + 1; this.nextBeat += frameMs) {
      for (const line of this.lines) line.listen();
      for (const line of this.lines) line.speak();
    }
    if (this.timer) this.schedule();
  }
}
