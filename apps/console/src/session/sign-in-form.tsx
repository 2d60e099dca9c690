import type { TenantId } from '@cordboard/contracts';
import { Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useSecondsUntil } from './use-seconds-until.js';
import { useSession } from './use-session.js';

/** With `as`, the admin whose session ended signs in again, and nobody else. */
export function SignInForm({ as }: { as?: { email: string; tenantId: TenantId } }) {
  const t = useTranslations('session');
  const session = useSession();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isSigningIn, setSigningIn] = useState(false);
  const [waitUntil, setWaitUntil] = useState(0);
  const secondsToWait = useSecondsUntil(waitUntil);
  const form = useForm({
    initialValues: { email: as?.email ?? '', password: '', tenantId: '' },
    validate: {
      email: (value) => (value.trim() ? null : t('emailMissing')),
      password: (value) => (value ? null : t('passwordMissing')),
    },
  });
  const tenants = problem?.details?.tenants;

  const signIn = form.onSubmit(async ({ email, password, tenantId }) => {
    setSigningIn(true);
    try {
      const chosen = as?.tenantId ?? tenants?.find(({ id }) => id === tenantId)?.id;
      await session.signIn({ email: email.trim(), password, ...(chosen ? { tenantId: chosen } : {}) });
    } catch (error) {
      const reason = toProblem(error);
      setProblem(reason);
      form.setErrors(reason.fieldErrors);
      if (reason.retryAfterSeconds !== null) setWaitUntil(Date.now() + reason.retryAfterSeconds * 1000);
      setSigningIn(false);
    }
  });

  return (
    <form onSubmit={signIn} noValidate className="cc-form">
      {problem && (
        <ProblemNotice problem={problem}>
          {secondsToWait > 0 && t('tryAgainIn', { seconds: secondsToWait })}
        </ProblemNotice>
      )}
      {!as && (
        <TextInput label={t('email')} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
      )}
      <PasswordInput
        label={as ? t('passwordOf', { email: as.email }) : t('password')}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('password')}
      />
      {tenants && (
        <Radio.Group label={t('whichCompany')} {...form.getInputProps('tenantId')}>
          {tenants.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} mt={6} />
          ))}
        </Radio.Group>
      )}
      <Button type="submit" variant="filled" fullWidth loading={isSigningIn} disabled={secondsToWait > 0}>
        {isSigningIn ? t('signingIn') : t('signIn')}
      </Button>
    </form>
  );
}
