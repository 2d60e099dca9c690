import type { SignInChallenge } from '@cordboard/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import type { SignInTarget } from './sign-in-target.js';
import { useSecondsUntil } from './use-seconds-until.js';

export interface CodeFormProps {
  session: SignInTarget;
  challenge: SignInChallenge;
  /** With why, where the challenge has lapsed. */
  onBeginAgain: (problem: ApiProblem | null) => void;
}

/** The second step: the code that the app shows, or a recovery code. */
export function CodeForm({ session, challenge: { challenge }, onBeginAgain }: CodeFormProps) {
  const t = useTranslations('session');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [waitUntil, setWaitUntil] = useState(0);
  const secondsToWait = useSecondsUntil(waitUntil);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : t('codeMissing')) },
  });
  const answer = form.onSubmit(async ({ code }) => {
    setBusy(true);
    try {
      await session.answer({ challenge, code: code.trim() });
    } catch (error) {
      const reason = toProblem(error);
      if (reason.code === 'auth.challenge_invalid') {
        onBeginAgain(reason);
        return;
      }
      setProblem(reason);
      if (reason.retryAfterSeconds !== null) setWaitUntil(Date.now() + reason.retryAfterSeconds * 1000);
      setBusy(false);
    }
  });
  return (
    <form onSubmit={answer} noValidate className="cc-form">
      {problem && (
        <ProblemNotice problem={problem}>
          {secondsToWait > 0 && t('tryAgainIn', { seconds: secondsToWait })}
        </ProblemNotice>
      )}
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        data-autofocus
        {...form.getInputProps('code')}
      />
      <Button type="submit" variant="filled" fullWidth loading={isBusy} disabled={secondsToWait > 0}>
        {t('confirmCode')}
      </Button>
      <Button variant="subtle" fullWidth onClick={() => onBeginAgain(null)}>
        {t('beginAgain')}
      </Button>
    </form>
  );
}
