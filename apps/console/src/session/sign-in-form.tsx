import type { SignIn, SignInChallenge, TenantId } from '@cordboard/contracts';
import { useState } from 'react';
import type { ApiProblem } from '../api/api-problem.js';
import { CodeForm } from './code-form.js';
import { PasswordForm } from './password-form.js';
import type { FindWay } from './sign-in-way.js';

/** Whatever can be signed in to. */
export interface SignInTarget {
  signIn(credentials: SignIn): Promise<SignInChallenge | null>;
  answer(answer: { challenge: string; code: string }): Promise<void>;
}

export interface SignInFormProps {
  session: SignInTarget;
  /** Whose session ended: they sign in again, and nobody else. */
  as?: { email: string; tenantId?: TenantId };
  /** Left out where nobody signs in elsewhere. */
  findWay?: FindWay;
}

/** A password, and then a code where one is asked for. */
export function SignInForm({ session, as, findWay }: SignInFormProps) {
  const [challenge, setChallenge] = useState<SignInChallenge | null>(null);
  const [lapsed, setLapsed] = useState<ApiProblem | null>(null);
  if (challenge) {
    const beginAgain = (problem: ApiProblem | null) => {
      setLapsed(problem);
      setChallenge(null);
    };
    return <CodeForm session={session} challenge={challenge} onBeginAgain={beginAgain} />;
  }
  return (
    <PasswordForm
      session={session}
      onChallenge={setChallenge}
      lapsed={lapsed}
      {...(as && { as })}
      {...(findWay && { findWay })}
    />
  );
}
