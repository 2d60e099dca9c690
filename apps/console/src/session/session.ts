import type { Me, SignIn } from '@cordboard/contracts';
import { ApiProblem, toProblem } from '../api/api-problem.js';
import type { SignInGate } from '../api/console-api.js';
import { request, withBody, type Fetch } from '../api/http.js';

export type SessionState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'unreachable'; readonly problem: ApiProblem }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly me: Me }
  /** The session ended under the page, which stays as it is behind the sign-in. */
  | { readonly kind: 'ended'; readonly me: Me };

interface Waiting {
  readonly resume: () => void;
  readonly giveUp: (error: unknown) => void;
}

/**
 * Who is signed in, as far as this page knows.
 *
 * ```
 *              401                 sign in                 401
 *   opening ─────────▶ signed-out ─────────▶ signed-in ─────────▶ ended
 *    │  ▲ │                ▲  ▲                ▲  │                │  │
 *    │  │ └────────────────┼──┼── me ──────────┘  │    sign in,    │  │
 *    │  │ try again        │  └──── sign out ─────┘ ◀──the same────┘  │
 *    ▼  │                  └───────────── somebody else ──────────────┘
 *   unreachable
 * ```
 */
export class Session implements SignInGate {
  private state: SessionState = { kind: 'opening' };
  private readonly listeners = new Set<() => void>();
  private waiting: Waiting[] = [];

  constructor(private readonly fetch: Fetch) {}

  readonly getState = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Finds out whether the browser's cookie still stands for somebody. */
  async open(): Promise<void> {
    this.enter({ kind: 'opening' });
    try {
      const { body } = await request<Me>(this.fetch, '/v1/me', { method: 'GET' });
      this.enter({ kind: 'signed-in', me: body });
    } catch (error) {
      const problem = toProblem(error);
      this.enter(problem.isSignedOut ? { kind: 'signed-out' } : { kind: 'unreachable', problem });
    }
  }

  /** Reads again who is signed in and to what, after a change of it. */
  async refresh(): Promise<void> {
    const { body } = await request<Me>(this.fetch, '/v1/me', { method: 'GET' });
    if (this.state.kind === 'signed-in') this.enter({ kind: 'signed-in', me: body });
  }

  /** Throws the {@link ApiProblem} that says why not. */
  async signIn(credentials: SignIn): Promise<void> {
    const { body } = await request<Me>(this.fetch, '/v1/sessions', withBody('POST', credentials));
    this.enter({ kind: 'signed-in', me: body });
    for (const { resume } of this.takeWaiting()) resume();
  }

  async signOut(): Promise<void> {
    try {
      await request(this.fetch, '/v1/sessions/current', { method: 'DELETE' });
    } catch (error) {
      // Signed out is what was wanted.
      if (!(error instanceof ApiProblem && error.isSignedOut)) throw error;
    }
    this.leave();
  }

  signInAgain(): Promise<void> {
    if (this.state.kind === 'signed-in') this.enter({ kind: 'ended', me: this.state.me });
    if (this.state.kind !== 'ended') return Promise.reject(new Error('Nobody is signed in.'));
    return new Promise((resume, giveUp) => this.waiting.push({ resume, giveUp }));
  }

  /** Forgets who was here: somebody else wants to sign in. */
  leave(): void {
    this.enter({ kind: 'signed-out' });
    for (const { giveUp } of this.takeWaiting()) giveUp(new Error('The admin has left.'));
  }

  private takeWaiting(): Waiting[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  private enter(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
