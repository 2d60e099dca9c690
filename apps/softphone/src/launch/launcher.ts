import type { Clock } from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import { ApiProblem } from '../api/api-problem.js';

/**
 * From a ticket to a session.
 *
 * ```
 *   redeeming ──▶ launched ──sessionEnded()──▶ waiting ──launch()──▶ redeeming
 *      ▲  │                                       ▲
 *      │  ├── the ticket is of no use ────────────┘
 *      │  └── the API cannot be reached ──▶ unreachable ──tryNow(), a while──▶ redeeming
 *
 *                        launched ──sessionEnded(for good)──▶ signed-out ──askAgain()──▶ waiting
 * ```
 * `waiting`: the CRM page has been asked for a launch. It is asked once by itself, then by the rep; likewise after a
 * session that ended as soon as it began. Two sides that disagree would ask each other for ever.
 */
export type LaunchState =
  | { phase: 'redeeming'; since: number }
  | { phase: 'unreachable'; sentence: string; attempt: number }
  | { phase: 'waiting'; sentence: string; since: number }
  | { phase: 'signed-out'; sentence: string }
  | { phase: 'launched'; session: SoftphoneSession };

export interface LauncherOptions {
  redeem: (ticket: string) => Promise<SoftphoneSession>;
  askPage: () => void;
  clock: Clock;
}

/** A session that ends sooner than this was of no use. */
const shortestUsefulMs = 30_000;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];

export class Launcher {
  private current: LaunchState;
  private hasAsked = false;
  private launchedAt = 0;
  private retry = () => {};
  private cancelRetry = () => {};
  private latest = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: LauncherOptions) {
    this.current = { phase: 'redeeming', since: options.clock.now() };
  }

  getSnapshot = (): LaunchState => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The ticket that the address held, if any. */
  start(ticket: string | null): void {
    if (ticket) void this.redeem(ticket, null, 1);
    else this.wait('The softphone was reloaded.');
  }

  /** A ticket by message; what it is redeemed for must name the sender's origin as the parent. */
  launch(ticket: string, origin: string): void {
    if (this.current.phase !== 'launched') void this.redeem(ticket, origin, 1);
  }

  /** `isForGood`: somebody ended it on purpose, so that only the rep asks for another. */
  sessionEnded(sentence: string, { isForGood = false } = {}): void {
    if (this.current.phase !== 'launched') return;
    if (isForGood) return this.move({ phase: 'signed-out', sentence });
    this.hasAsked = this.options.clock.now() - this.launchedAt < shortestUsefulMs;
    this.wait(sentence);
  }

  askAgain(): void {
    if (this.current.phase === 'signed-out') {
      this.hasAsked = false;
      return this.wait(this.current.sentence);
    }
    if (this.current.phase !== 'waiting') return;
    this.move({ ...this.current, since: this.options.clock.now() });
    this.options.askPage();
  }

  tryNow(): void {
    if (this.current.phase === 'unreachable') this.retry();
  }

  private async redeem(ticket: string, origin: string | null, attempt: number): Promise<void> {
    const turn = (this.latest += 1);
    this.cancelRetry();
    if (attempt === 1) this.move({ phase: 'redeeming', since: this.options.clock.now() });
    try {
      const session = await this.options.redeem(ticket);
      if (turn !== this.latest) return;
      if (origin !== null && origin !== session.parentOrigin) {
        return this.wait('The launch came from another page than it was made for.');
      }
      this.launchedAt = this.options.clock.now();
      this.move({ phase: 'launched', session });
    } catch (error) {
      if (turn !== this.latest) return;
      const problem = error instanceof ApiProblem ? error : ApiProblem.unreachable(error);
      if (problem.retry === 'later') this.retryLater(ticket, origin, attempt, problem.message);
      else this.wait(problem.message);
    }
  }

  private retryLater(ticket: string, origin: string | null, attempt: number, sentence: string): void {
    this.retry = () => void this.redeem(ticket, origin, attempt + 1);
    this.move({ phase: 'unreachable', sentence, attempt });
    this.cancelRetry = this.options.clock.after(retryMs[attempt - 1] ?? 15_000, () => this.retry());
  }

  private wait(sentence: string): void {
    this.move({ phase: 'waiting', sentence, since: this.options.clock.now() });
    if (this.hasAsked) return;
    this.hasAsked = true;
    this.options.askPage();
  }

  private move(to: LaunchState): void {
    this.current = to;
    for (const listener of [...this.listeners]) listener();
  }
}
