import type { AnswerDeadline } from '../answer-in-time.js';

/** A deadline that no busy machine can miss: it passes when it is told to, for whoever waits at that moment. */
export class TestDeadline implements AnswerDeadline {
  readonly #waiting = new Set<() => void>();
  #begun = (): void => undefined;

  pass(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      this.#begun();
      signal.addEventListener('abort', () => this.#waiting.delete(resolve));
    });
  }

  /** Until the next one waits. */
  begins(): Promise<void> {
    return new Promise((resolve) => (this.#begun = resolve));
  }

  passNow(): void {
    for (const resolve of this.#waiting) resolve();
  }
}
