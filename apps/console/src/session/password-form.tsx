import type { SignInChallenge, TenantId } from '@cordboard/contracts';
import { Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { useFieldErrors } from '../api/use-field-errors.js';
import { useGoTo } from '../shell/go-to.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { ProviderDoor } from './provider-door.js';
import type { SignInTarget } from './sign-in-target.js';
import { useSignInWay, type FindWay } from './sign-in-way.js';
import { useSecondsUntil } from './use-seconds-until.js';

export interface PasswordFormProps {
  session: SignInTarget;
  /** Whose session ended: they sign in again, and nobody else. */
  as?: { email: string; tenantId?: TenantId };
  /** Left out where nobody signs in elsewhere. */
  findWay?: FindWay;
  onChallenge: (challenge: SignInChallenge) => void;
  /** Why the first step has to be taken again. */
  lapsed: ApiProblem | null;
}

/** The first step. Whose company has its own provider is led there instead, and may still type a password. */
export function PasswordForm({ session, as, findWay, onChallenge, lapsed }: PasswordFormProps) {
  const t = useTranslations('session');
  const fieldErrorsOf = useFieldErrors();
  const goTo = useGoTo();
  const [problem, setProblem] = useState(lapsed);
  const [isSigningIn, setSigningIn] = useState(false);
  const [wantsPassword, setWantsPassword] = useState(false);
  const [waitUntil, setWaitUntil] = useState(0);
  const secondsToWait = useSecondsUntil(waitUntil);
  const { look, wayOf } = useSignInWay(findWay);
  const form = useForm({
    initialValues: { email: as?.email ?? '', password: '', tenantId: '' },
    validate: { email: (value) => (value.trim() ? null : t('emailMissing')) },
  });
  useEffect(() => {
    if (as) void look(as.email);
    // Once: whose session ended stays who they are.
  }, []);
  const tenants = problem?.details?.tenants;
  const way = wayOf(form.values.email);
  const showsPassword = way.kind === 'password' || wantsPassword;

  const signIn = form.onSubmit(async ({ email, password, tenantId }) => {
    setSigningIn(true);
    try {
      const found = await look(email);
      if (found.kind === 'provider' && !password) {
        goTo(found.url);
        return;
      }
      if (!password) {
        form.setFieldError('password', t('passwordMissing'));
        setSigningIn(false);
        return;
      }
      const chosen = as?.tenantId ?? tenants?.find(({ id }) => id === tenantId)?.id;
      const challenge = await session.signIn({
        email: email.trim(),
        password,
        ...(chosen ? { tenantId: chosen } : {}),
      });
      if (challenge) onChallenge(challenge);
    } catch (error) {
      const reason = toProblem(error);
      setProblem(reason);
      form.setErrors(fieldErrorsOf(reason));
      if (reason.retryAfterSeconds !== null) setWaitUntil(Date.now() + reason.retryAfterSeconds * 1000);
      setSigningIn(false);
    }
  });
  const email = form.getInputProps('email');

  return (
    <form onSubmit={signIn} noValidate className="cc-form">
      {problem && (
        <ProblemNotice problem={problem}>
          {secondsToWait > 0 && t('tryAgainIn', { seconds: secondsToWait })}
        </ProblemNotice>
      )}
      {!as && (
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus
          {...email}
          onBlur={(event) => {
            email.onBlur(event);
            void look(form.getValues().email);
          }}
        />
      )}
      {way.kind === 'provider' && (
        <ProviderDoor
          email={form.values.email}
          url={way.url}
          onPassword={showsPassword ? undefined : () => setWantsPassword(true)}
        />
      )}
      {showsPassword && (
        <>
          <PasswordInput
            label={as ? t('passwordOf', { email: as.email }) : t('password')}
            autoComplete="current-password"
            data-autofocus
            autoFocus={wantsPassword}
            {...form.getInputProps('password')}
          />
          {tenants && (
            <Radio.Group label={t('whichCompany')} {...form.getInputProps('tenantId')}>
              {tenants.map(({ id, name }) => (
                <Radio key={id} value={id} label={name} mt={6} />
              ))}
            </Radio.Group>
          )}
          <Button
            type="submit"
            variant={way.kind === 'provider' ? 'default' : 'filled'}
            fullWidth
            loading={isSigningIn}
            disabled={secondsToWait > 0}
          >
            {isSigningIn ? t('signingIn') : t('signIn')}
          </Button>
        </>
      )}
    </form>
  );
}
