import { newPassword as newPasswordSchema } from '@cordboard/contracts';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useChangePassword } from './api/password.js';

export function PasswordCard() {
  const t = useTranslations('account.password');
  const fieldErrorsOf = useFieldErrors();
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password ? null : t('currentMissing')),
      newPassword: checkWith(newPasswordSchema, t('wrong')),
    },
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        notifications.show({ message: t('changed') });
      },
      onError: (error) => form.setErrors(fieldErrorsOf(error)),
    }),
  );
  return (
    <section className="cc-card cc-pad" aria-labelledby="password">
      <h2 id="password">{t('title')}</h2>
      <p className="cc-muted">{t('text')}</p>
      <form onSubmit={submit} noValidate className="cc-form">
        {change.error && <ProblemNotice problem={toProblem(change.error)} />}
        <div className="cc-form-row">
          <PasswordInput
            label={t('current')}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('new')}
            description={t('hint')}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
        </div>
        <div className="cc-actions">
          <Button type="submit" loading={change.isPending}>
            {t('change')}
          </Button>
        </div>
      </form>
    </section>
  );
}
