import { newPassword } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem, type ApiProblem } from '../api/api-problem.js';
import { checkWith } from '../api/check.js';
import { useFieldErrors } from '../api/use-field-errors.js';
import { LanguageSelect } from '../shell/language-select.js';
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
  useDocumentTitle(t('title'));
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
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{hasToken ? t('title') : t('noTokenTitle')}</h1>
        <p className="cc-muted">{hasToken ? lead : t('noToken')}</p>
        {hasToken && (
          <form onSubmit={submit} noValidate className="cc-form">
            {problem && <ProblemNotice problem={problem} />}
            <PasswordInput
              label={t('password')}
              description={t('hint')}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
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
        <LanguageSelect />
      </div>
    </main>
  );
}
