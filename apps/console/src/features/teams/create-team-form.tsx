import { createTeam } from '@cordboard/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useCreateTeam } from './api/teams.js';

export function CreateTeamForm() {
  const t = useTranslations('teams');
  const create = useCreateTeam();
  const fieldErrorsOf = useFieldErrors();
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: checkWith(createTeam.shape.name, t('nameWrong')) },
  });
  useDraft(form, 'team');
  const submit = form.onSubmit(({ name }) =>
    create.mutate(
      { name },
      {
        onSuccess: (team) => {
          form.reset();
          notifications.show({ message: t('created', { name: team.name }) });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    ),
  );
  return (
    <section className="cc-card cc-pad">
      <h2>{t('createTitle')}</h2>
      <form onSubmit={submit} noValidate className="cc-form">
        <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
        <div className="cc-actions">
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('create')}
          </Button>
        </div>
        {create.error && <ProblemNotice problem={toProblem(create.error)} />}
      </form>
    </section>
  );
}
