import { suggestClientName, type ErrorCode } from '@cordboard/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useProblemWords } from '../../api/use-problem-words.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useRegisterClient } from './api/clients.js';
import { explainName } from './client-name.js';

export function RegisterForm() {
  const t = useTranslations('reps');
  const fieldErrorsOf = useFieldErrors();
  const wordsOf = useProblemWords();
  const register = useRegisterClient();
  const form = useForm({
    initialValues: { name: '', displayName: '' },
    validate: { name: (name) => (name ? explainName(name, t) : t('nameMissing')) },
  });
  useDraft(form, 'rep');
  const { name } = form.values;
  const explanation = explainName(name, t);
  const suggestion = explanation ? suggestClientName(name) : null;
  const problem = register.error ? toProblem(register.error) : null;
  const isTaken = isAboutName(problem?.code);

  const send = ({ name, displayName }: typeof form.values) => {
    const rep = { name, ...(displayName.trim() ? { displayName: displayName.trim() } : {}) };
    register.mutate(rep, {
      onSuccess: () => {
        form.reset();
        notifications.show({ message: t('registered', { name }) });
      },
      onError: (error) => {
        const problem = toProblem(error);
        const isTaken = isAboutName(problem.code);
        form.setErrors(isTaken ? { name: wordsOf(problem).what } : fieldErrorsOf(problem));
      },
    });
  };
  // What was wrong with the name before says nothing of this one.
  const submit = form.onSubmit(send, () => register.reset());

  return (
    <section className="cc-card cc-pad">
      <h2>{t('registerTitle')}</h2>
      <form onSubmit={submit} noValidate className="cc-form">
        <div className="cc-form-row">
          <TextInput
            label={t('clientName')}
            description={t('clientNameHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('name')}
            error={explanation ?? form.errors['name']}
          />
          <TextInput
            label={t('displayName')}
            description={t('displayNameHint')}
            autoComplete="off"
            {...form.getInputProps('displayName')}
          />
        </div>
        <div className="cc-actions">
          <Button type="submit" variant="filled" loading={register.isPending}>
            {t('register')}
          </Button>
          {suggestion && (
            <Button onClick={() => form.setFieldValue('name', suggestion)}>{t('use', { name: suggestion })}</Button>
          )}
        </div>
        {problem && (!isTaken || form.errors['name']) && <ProblemNotice problem={problem} />}
      </form>
    </section>
  );
}

const isAboutName = (code: ErrorCode | null | undefined) =>
  code === 'client.name_taken' || code === 'client.name_reserved';
