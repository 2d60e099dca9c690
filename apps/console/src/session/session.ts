import type { AnswerChallenge, Me, OperatorMe, SignIn, SignInChallenge } from '@cordboard/contracts';
import { ApiProblem, toProblem } from '../api/api-problem.js';
import type { SignInGate } from '../api/console-api.js';
import { request, withBody, type Fetch } from '../api/http.js';

export type SessionState<Who = Me> =
  | { readonly kind: 'opening' }
  | { readonly kind: 'unreachable'; readonly problem: ApiProblem }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly me: Who }
  /** The session ended under the page, which stays as it is behind the sign-in. */
  | { readonly kind: 'ended'; readonly me: Who };

/** Where a kind of person signs in, and finds out who they are. */
export interface Doors {
  readonly me: string;
  readonly signIn: string;
  readonly secondFactor: string;
}

const adminDoors: Doors = { me: '/v1/me', signIn: '/v1/sessions', secondFactor: '/v1/sessions/second-factor' };
const operatorDoors: Doors = {
  me: '/v1/operator/me',
  signIn: '/v1/operator/sessions',
  secondFactor: '/v1/operator/sessions/second-factor',
};

export const createAdminSession = (fetch: Fetch) => new Session<Me>(fetch, adminDoors);
export const createOperatorSession = (fetch: Fetch) => new Session<OperatorMe>(fetch, operatorDoors);

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
 *
 * Signing in takes one step, or two: with a second factor the first ends in a challenge, and changes nothing here.
 */
export class Session<Who> implements SignInGate {
  private state: SessionState<Who> = { kind: 'opening' };
  private readonly listeners = new Set<() => void>();
  private waiting: Waiting[] = [];

  constructor(
    private readonly fetch: Fetch,
    private readonly doors: Doors,
  ) {}

  readonly getState = (): SessionState<Who> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Finds out whether the browser's cookie still stands for somebody. */
  async open(): Promise<void> {
    this.enter({ kind: 'opening' });
    try {
      const { body } = await request<Who>(this.fetch, this.doors.me, { method: 'GET' });
      this.enter({ kind: 'signed-in', me: body });
    } catch (error) {
      const problem = toProblem(error);
      // An operator is nobody to a company's console, and an admin nobody to the operators'.
      const isNobody = problem.isSignedOut || problem.code === 'auth.forbidden';
      this.enter(isNobody ? { kind: 'signed-out' } : { kind: 'unreachable', problem });
    }
  }

  /** Reads again who is signed in and to what, after a change of it. */
  async refresh(): Promise<void> {
    const { body } = await request<Who>(this.fetch, this.doors.me, { method: 'GET' });
    if (this.state.kind === 'signed-in') this.enter({ kind: 'signed-in', me: body });
  }

  /** Returns the challenge where a code is asked for. Throws the {@link ApiProblem} that says why not. */
  async signIn(credentials: SignIn): Promise<SignInChallenge | null> {
    const { body } = await request<Who | SignInChallenge>(this.fetch, this.doors.signIn, withBody('POST', credentials));
    if (isChallenge(body)) return body;
    this.admit(body);
    return null;
  }

  /** Throws the {@link ApiProblem} that says why not. */
  async answer(answer: AnswerChallenge): Promise<void> {
    const { body } = await request<Who>(this.fetch, this.doors.secondFactor, withBody('POST', answer));
    this.admit(body);
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

  private admit(me: Who): void {
    this.enter({ kind: 'signed-in', me });
    for (const { resume } of this.takeWaiting()) resume();
  }

  private takeWaiting(): Waiting[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  private enter(state: SessionState<Who>): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function isChallenge(body: unknown): body is SignInChallenge {
  return typeof body === 'object' && body !== null && 'challenge' in body;
}
