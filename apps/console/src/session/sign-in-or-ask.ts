import type { SignInChallenge } from '@cordboard/contracts';

interface Target {
  signIn(credentials: { email: string; password: string }): Promise<SignInChallenge | null>;
  leave(): void;
}

/**
 * With a password that was just chosen. Whoever is an admin of several companies, has a second factor, or is to use their
 * company's provider goes on at the sign-in itself.
 */
export async function signInOrAsk(session: Target, credentials: { email: string; password: string }): Promise<void> {
  try {
    if (await session.signIn(credentials)) session.leave();
  } catch {
    session.leave();
  }
}
