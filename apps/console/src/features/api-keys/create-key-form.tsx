import { createApiKey, type CreatedApiKey } from '@cordboard/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useCreateApiKey } from './api/api-keys.js';

export function CreateKeyForm({ onCreated }: { onCreated: (key: CreatedApiKey) => void }) {
  const t = useTranslations('apiKeys');
  const create = useCreateApiKey();
  const checkName = checkWith(createApiKey.shape.name, t('nameTooLong'));
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (name) => (name.trim() ? checkName(name) : t('nameMissing')) },
  });
  useDraft(form, 'api-key');
  const submit = form.onSubmit(({ name }) =>
    create.mutate(
      { name: name.trim() },
      {
        onSuccess: (key) => {
          form.reset();
          onCreated(key);
          create.reset();
        },
        onError: (error) => form.setErrors(toProblem(error).fieldErrors),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-card cc-pad">
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autoComplete="off"
        maw={420}
        {...form.getInputProps('name')}
      />
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('create')}
        </Button>
      </div>
      {create.error && <ProblemNotice problem={toProblem(create.error)} />}
    </form>
  );
}
