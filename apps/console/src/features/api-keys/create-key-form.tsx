import { apiKeyScopes, createApiKey, type ApiKeyScope, type CreatedApiKey } from '@cordboard/contracts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useCreateApiKey } from './api/api-keys.js';

/** What a CRM's server needs: tokens, and to see who is there. */
const usualScopes: readonly ApiKeyScope[] = ['tokens:write', 'clients:read'];
const lifetimesInDays = [30, 90, 365];
const dayMs = 86_400_000;

export function CreateKeyForm({ onCreated }: { onCreated: (key: CreatedApiKey) => void }) {
  const t = useTranslations('apiKeys');
  const fieldErrorsOf = useFieldErrors();
  const create = useCreateApiKey();
  const checkName = checkWith(createApiKey.shape.name, t('nameTooLong'));
  const form = useForm({
    initialValues: { name: '', scopes: [...usualScopes], days: '' },
    validate: {
      scopes: (scopes) => (scopes.length > 0 ? null : t('scopesMissing')),
      name: (name) => (name.trim() ? checkName(name) : t('nameMissing')),
    },
  });
  useDraft(form, 'api-key');
  const submit = form.onSubmit(({ name, scopes, days }) =>
    create.mutate(
      { name: name.trim(), scopes, expiresAt: days ? new Date(Date.now() + Number(days) * dayMs).toISOString() : null },
      {
        onSuccess: (key) => {
          form.reset();
          onCreated(key);
          create.reset();
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-card cc-pad">
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        autoComplete="off"
        maw={420}
        {...form.getInputProps('name')}
      />
      <Checkbox.Group
        label={t('scopes')}
        description={t('scopesHint')}
        // Above the boxes: it is read before they are.
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        {...form.getInputProps('scopes')}
        onChange={(scopes) => form.setFieldValue('scopes', scopes as ApiKeyScope[])}
      >
        <div className="cc-scopes">
          {apiKeyScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`scopeNames.${scope}`)} description={scope} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={t('expires')}
        maw={260}
        data={[
          { value: '', label: t('never') },
          ...lifetimesInDays.map((days) => ({ value: String(days), label: t('inDays', { days }) })),
        ]}
        {...form.getInputProps('days')}
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
