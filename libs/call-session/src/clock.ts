/** Time as a collaborator, so that a test decides when it passes. Milliseconds throughout. */
export interface Clock {
  now(): number;
  /** Runs `task` once, `delayMs` from now; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delayMs`, or at once when `signal` is aborted. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = clock.after(delayMs, finish);
    function finish(): void {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
    signal.addEventListener('abort', finish);
  });
}

const longestDelayMs = 30_000;

/** 1 s, 2 s, 4 s … 30 s, each up to a quarter shorter, so that a thousand softphones do not return in the same instant. */
export function backoffMs(attempt: number, random: () => number): number {
  const delay = Math.min(1_000 * 2 ** (attempt - 1), longestDelayMs);
  return Math.round(delay * (1 - random() / 4));
}
