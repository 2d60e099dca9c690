import type { SignIn, SignInChallenge } from '@cordboard/contracts';

/** Whatever can be signed in to: a company's console, or the operators' area. */
export interface SignInTarget {
  /** Null when that was all; a challenge where a code is asked for. Rejects with the problem. */
  signIn(credentials: SignIn): Promise<SignInChallenge | null>;
  answer(answer: { challenge: string; code: string }): Promise<void>;
}
