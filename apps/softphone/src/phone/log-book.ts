import type { Clock } from '@cordboard/call-session';

export interface LogLine {
  id: number;
  at: number;
  text: string;
}

/** Everything that happened since the softphone was opened; it outlives a session. */
export class LogBook {
  private lines: readonly LogLine[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): readonly LogLine[] => this.lines;

  note(text: string): void {
    this.lines = [...this.lines, { id: this.lines.length + 1, at: this.clock.now(), text }];
    for (const listener of [...this.listeners]) listener();
  }
}
