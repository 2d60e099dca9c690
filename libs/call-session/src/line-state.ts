import type { MicrophoneProblem } from './microphone.js';

export type SigningInStep = 'microphone' | 'token' | 'registering';

/** Why the line is not there and does not come back by itself. */
export type LineFailure =
  | { reason: MicrophoneProblem; sentence: string }
  /** Only a new launch by the CRM page helps. */
  | { reason: 'session-ended'; sentence: string }
  | { reason: 'refused'; sentence: string; remedy: string | null };

/** `moved`: the line is to go through another edge of Twilio's. */
export type RestoringReason = 'signalling-lost' | 'token-expired' | 'moved';

/**
 * The line: can this client call and be called?
 *
 * ```
 *   signed-out ──signIn()──▶ signing-in ──────▶ ready ◀──────▶ restoring
 *                             ▲      │            │                │
 *                             │      ▼            ▼                │
 *                             └─── failed ◀───────┴────────────────┘
 * ```
 * signing-in goes through its steps microphone, token, registering. `restoring` means that it was there and comes back
 * by itself: the socket was lost, the token has expired and is being renewed, or the line moves. `failed` needs a person. From every
 * state `signOut()` leads to signed-out.
 */
export type LineState =
  | { phase: 'signed-out' }
  | {
      phase: 'signing-in';
      step: SigningInStep;
      since: number;
      microphone: string | null;
      attempt: number;
      /** What the attempt before this one ran into. */
      trouble: string | null;
    }
  | { phase: 'ready'; since: number }
  | { phase: 'restoring'; reason: RestoringReason; since: number; trouble: string | null }
  | { phase: 'failed'; failure: LineFailure };

export type LinePhase = LineState['phase'];

const moves: Readonly<Record<LinePhase, readonly LinePhase[]>> = {
  'signed-out': ['signing-in'],
  'signing-in': ['signing-in', 'ready', 'failed', 'signed-out'],
  ready: ['restoring', 'failed', 'signed-out'],
  restoring: ['restoring', 'ready', 'failed', 'signed-out'],
  failed: ['signing-in', 'signed-out'],
};

/** A fault of ours: the state machine was told to go where no arrow of its diagram leads. */
export class IllegalMove extends Error {
  override readonly name = 'IllegalMove';

  constructor(machine: string, from: string, to: string) {
    super(`The ${machine} cannot go from ${from} to ${to}`);
  }
}

/** The next state of the line, or an IllegalMove. */
export function moveLine(from: LineState, to: LineState): LineState {
  if (!moves[from.phase].includes(to.phase)) throw new IllegalMove('line', from.phase, to.phase);
  return to;
}
