import { createTenant } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocale, useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { listCountries } from '../../format/countries.js';
import { useFormats } from '../../format/use-formats.js';
import { CopyButton } from '../../shell/copy-button.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useCreateTenant } from './api/tenants.js';

/** A new company, and the link with which its owner gets in. */
export function CreateTenantForm() {
  const t = useTranslations('operator');
  const fieldErrorsOf = useFieldErrors();
  const formats = useFormats();
  const countries = listCountries(useLocale());
  const create = useCreateTenant();
  const checkName = checkWith(createTenant.shape.name, t('nameWrong'));
  const checkEmail = checkWith(createTenant.shape.ownerEmail, t('emailWrong'));
  const form = useForm({
    initialValues: { name: '', country: 'US', ownerEmail: '' },
    validate: { name: checkName, ownerEmail: (email) => checkEmail(email.trim()) },
  });
  useDraft(form, 'tenant');
  const submit = form.onSubmit((values) =>
    create.mutate(
      { ...values, ownerEmail: values.ownerEmail.trim() },
      {
        onSuccess: () => form.reset(),
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate className="cc-card cc-pad">
      <h2>{t('createTitle')}</h2>
      <p className="cc-muted">{t('createText')}</p>
      <div className="cc-form-row">
        <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
        <NativeSelect label={t('country')} data={countries} {...form.getInputProps('country')} />
        <TextInput label={t('ownerEmail')} type="email" autoComplete="off" {...form.getInputProps('ownerEmail')} />
      </div>
      <div className="cc-actions">
        <Button type="submit" variant="filled" loading={create.isPending}>
          {t('create')}
        </Button>
      </div>
      {create.error && <ProblemNotice problem={toProblem(create.error)} />}
      {create.data && (
        <Notice tone="line" icon="key" title={t('createdTitle', { name: create.data.tenant.name })}>
          <p>
            {t('createdText', {
              email: create.data.invitation.email,
              until: formats.moment(create.data.invitation.expiresAt),
            })}
          </p>
          <div className="cc-copyable cc-new-key">
            <code aria-label={t('link')}>{create.data.invitation.url}</code>
            <CopyButton value={create.data.invitation.url} of={t('link')} />
          </div>
        </Notice>
      )}
    </form>
  );
}
