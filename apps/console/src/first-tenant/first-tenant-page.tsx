import { createFirstTenant, type AcceptedInvitation } from '@cordboard/contracts';
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { checkWith } from '../api/check.js';
import { request, withBody, type Fetch } from '../api/http.js';
import { useFieldErrors } from '../api/use-field-errors.js';
import { listCountries } from '../format/countries.js';
import { signInOrAsk } from '../session/sign-in-or-ask.js';
import { useSession } from '../session/use-session.js';
import { EntranceCard } from '../shell/entrance-card.js';
import { ProblemNotice } from '../shell/problem-notice.js';

export interface FirstTenantPageProps {
  fetch: Fetch;
  token: string;
  /** The first owner is signed in, or has to sign in by hand. */
  onDone: () => void;
}

/** The first page of a fresh deployment: its first company, and that one's owner. */
export function FirstTenantPage({ fetch, token, onDone }: FirstTenantPageProps) {
  const t = useTranslations('firstTenant');
  const fieldErrorsOf = useFieldErrors();
  const session = useSession();
  const countries = listCountries(useLocale());
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { name: nameSchema, email: emailSchema, password: passwordSchema } = createFirstTenant.shape;
  const form = useForm({
    initialValues: { name: '', country: 'US', email: '', password: '' },
    validate: {
      name: checkWith(nameSchema, t('nameWrong')),
      email: checkWith(emailSchema, t('emailWrong')),
      password: checkWith(passwordSchema, t('passwordWrong')),
    },
  });
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    try {
      await request<AcceptedInvitation>(fetch, '/v1/first-tenant', withBody('POST', { ...values, token }));
      await signInOrAsk(session, { email: values.email, password: values.password });
      onDone();
    } catch (error) {
      const reason = toProblem(error);
      setProblem(reason);
      form.setErrors(fieldErrorsOf(reason));
      setBusy(false);
    }
  });
  return (
    <EntranceCard title={t('title')} lead={token ? t('lead') : t('noToken')}>
      {token && (
        <form onSubmit={submit} noValidate className="cc-form">
          {problem && <ProblemNotice problem={problem} />}
          <TextInput label={t('name')} autoComplete="organization" autoFocus {...form.getInputProps('name')} />
          <NativeSelect
            label={t('country')}
            description={t('countryHint')}
            data={countries}
            {...form.getInputProps('country')}
          />
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          <PasswordInput
            label={t('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" variant="filled" fullWidth loading={isBusy}>
            {t('create')}
          </Button>
        </form>
      )}
    </EntranceCard>
  );
}
