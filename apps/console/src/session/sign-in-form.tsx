import type { SignInChallenge } from '@cordboard/contracts';
import { useState } from 'react';
import type { ApiProblem } from '../api/api-problem.js';
import { CodeForm } from './code-form.js';
import { PasswordForm, type PasswordFormProps } from './password-form.js';

type SignInFormProps = Omit<PasswordFormProps, 'onChallenge' | 'lapsed'>;

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
