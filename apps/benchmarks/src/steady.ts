import { setTimeout as wait } from 'node:timers/promises';

/** Does something at a steady rate, whether it is answered or not, and counts. */
export class Steady {
  sent = 0;
  answered = 0;
  /** From question to answer, in milliseconds, of those that were answered. */
  readonly times: number[] = [];
  /** When those that failed were told so. */
  readonly failedAt: number[] = [];
  readonly #reasons = new Map<string, number>();
  #isOn = false;
  #loop: Promise<void> = Promise.resolve();
  readonly #inFlight = new Set<Promise<void>>();

  constructor(
    private readonly perSecond: number,
    private readonly work: () => Promise<void>,
  ) {}

  get failures(): number {
    return this.failedAt.length;
  }

  /** Why they did, and how many for each reason. */
  get reasons(): string[] {
    return [...this.#reasons].map(([reason, count]) => `${count} × ${reason}`);
  }

  start(): void {
    this.#isOn = true;
    this.#loop = this.#run();
  }

  /** Once what is in flight has come back. */
  async stop(): Promise<void> {
    this.#isOn = false;
    await this.#loop;
    await Promise.all(this.#inFlight);
  }

  /** Until so many more have been answered. */
  async whenAnswered(more: number): Promise<void> {
    const enough = this.answered + more;
    while (this.answered < enough) await wait(20);
  }

  /** Until so many more have failed. */
  async whenFailed(more: number): Promise<void> {
    const enough = this.failures + more;
    while (this.failures < enough) await wait(20);
  }

  async #run(): Promise<void> {
    const began = performance.now();
    while (this.#isOn) {
      const due = Math.floor(((performance.now() - began) / 1000) * this.perSecond);
      while (this.sent < due) this.#send();
      await wait(5);
    }
  }

  #send(): void {
    this.sent += 1;
    const asked = performance.now();
    const done = this.work().then(
      () => {
        this.answered += 1;
        this.times.push(performance.now() - asked);
      },
      (error: unknown) => this.#noteFailure(error),
    );
    this.#inFlight.add(done);
    void done.finally(() => this.#inFlight.delete(done));
  }

  #noteFailure(error: unknown): void {
    this.failedAt.push(performance.now());
    const reason = withoutIds(error instanceof Error ? `${error.message} ${causeOf(error)}` : String(error));
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }
}

const causeOf = ({ cause }: Error) => (cause instanceof Error ? cause.message : '');

const withoutIds = (text: string) => text.replace(/"requestId":"[^"]*"/g, '').slice(0, 300);
