/** Tells the person at the terminal what is going on, a line each step. */
export class Progress {
  constructor(
    private readonly write: (line: string) => void,
    private readonly now: () => number,
  ) {}

  say(line: string): void {
    this.write(line);
  }

  /** Names the step before it begins, since it may take a while, and its duration in seconds when it is done. */
  async step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const start = this.now();
    this.write(`  …  ${what}`);
    const result = await work();
    this.write(`  ✓  ${what} (${((this.now() - start) / 1000).toFixed(1)} s)`);
    return result;
  }
}
