import { newPassword } from '@cordboard/contracts';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { checkWith } from '../api/check.js';
import { useFieldErrors } from '../api/use-field-errors.js';
import { EntranceCard } from '../shell/entrance-card.js';
import { ProblemNotice } from '../shell/problem-notice.js';

export interface ChoosePasswordProps {
  /** Is the link whole? */
  hasToken: boolean;
  lead: string;
  accept: (password: string) => Promise<void>;
  onLeave: () => void;
}

/** What every link to an account leads to. */
export function ChoosePassword({ hasToken, lead, accept, onLeave }: ChoosePasswordProps) {
  const t = useTranslations('invitation');
  const fieldErrorsOf = useFieldErrors();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: checkWith(newPassword, t('wrong')) },
  });
  const submit = form.onSubmit(async ({ password }) => {
    setBusy(true);
    try {
      await accept(password);
    } catch (error) {
      const reason = toProblem(error);
      setProblem(reason);
      form.setErrors(fieldErrorsOf(reason));
      setBusy(false);
    }
  });
  return (
    <EntranceCard title={hasToken ? t('title') : t('noTokenTitle')} lead={hasToken ? lead : t('noToken')}>
      {hasToken && (
        <form onSubmit={submit} noValidate className="cc-form">
          {problem && <ProblemNotice problem={problem} />}
          <PasswordInput
            label={t('password')}
            description={t('hint')}
            autoComplete="new-password"
            autoFocus
            {...form.getInputProps('password')}
          />
          <Button type="submit" variant="filled" fullWidth loading={isBusy}>
            {t('accept')}
          </Button>
        </form>
      )}
      <Button variant="subtle" onClick={onLeave}>
        {t('toSignIn')}
      </Button>
    </EntranceCard>
  );
}
