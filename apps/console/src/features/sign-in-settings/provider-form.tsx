import type { IdentityProvider } from '@cordboard/contracts';
import { Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormats } from '../../format/use-formats.js';
import { useGoTo } from '../../shell/go-to.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useSaveIdentityProvider, useTryIdentityProvider } from './api/identity-provider.js';
import { bodyOf, checksOf, fieldsOf, type ProviderFields } from './provider-fields.js';

const underneath = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[];

/** Saved, then tried, then switched on: a mistake locks nobody out. */
export function ProviderForm({ provider }: { provider: IdentityProvider | null }) {
  const t = useTranslations('signInSettings');
  const formats = useFormats();
  const goTo = useGoTo();
  const save = useSaveIdentityProvider();
  const trial = useTryIdentityProvider();
  const form = useForm<ProviderFields>({ initialValues: fieldsOf(provider), validate: checksOf(provider, t) });
  useDraft(form, 'identity-provider', { secrets: ['clientSecret'] });
  const isOtherClient =
    form.values.issuer.trim() !== provider?.issuer ||
    form.values.clientId.trim() !== provider.clientId ||
    form.values.clientSecret !== '';
  const isTried = Boolean(provider?.triedAt) && !isOtherClient;

  const submit = form.onSubmit((values) =>
    save.mutate(bodyOf({ ...values, isOn: values.isOn && isTried }), {
      onSuccess: (saved) => {
        form.setInitialValues(fieldsOf(saved));
        form.setValues(fieldsOf(saved));
        notifications.show({ message: t('saved') });
      },
      onError: (error) => form.setErrors(toProblem(error).fieldErrors),
    }),
  );
  const begin = () => trial.mutate(undefined, { onSuccess: ({ url }) => goTo(url) });
  const secret = provider?.clientSecret;

  return (
    <form onSubmit={submit} noValidate>
      <div className="cc-pad cc-form">
        <TextInput
          label={t('issuer')}
          description={t('issuerHint')}
          inputWrapperOrder={underneath}
          type="url"
          placeholder="https://login.example.com"
          {...form.getInputProps('issuer')}
        />
        <div className="cc-form-row">
          <TextInput label={t('clientId')} autoComplete="off" {...form.getInputProps('clientId')} />
          <PasswordInput
            label={t('clientSecret')}
            description={
              secret?.set
                ? t('clientSecretSet', { lastFour: secret.lastFour, age: formats.age(secret.updatedAt) })
                : t('clientSecretHint')
            }
            inputWrapperOrder={underneath}
            autoComplete="new-password"
            {...form.getInputProps('clientSecret')}
          />
        </div>
        <TextInput
          label={t('domains')}
          description={t('domainsHint')}
          inputWrapperOrder={underneath}
          placeholder="example.com"
          {...form.getInputProps('domains')}
        />
        <Switch
          label={t('isOn')}
          description={isTried ? t('isOnHint') : t('tryFirst')}
          {...form.getInputProps('isOn', { type: 'checkbox' })}
          checked={form.values.isOn && isTried}
          disabled={!isTried}
        />
        <Switch
          label={t('isRequired')}
          description={t('isRequiredHint')}
          {...form.getInputProps('isRequired', { type: 'checkbox' })}
        />
        <Switch
          label={t('admitsSupervisors')}
          description={t('admitsSupervisorsHint')}
          {...form.getInputProps('admitsSupervisors', { type: 'checkbox' })}
        />
        {save.error && <ProblemNotice problem={toProblem(save.error)} />}
        {trial.error && <ProblemNotice problem={toProblem(trial.error)} />}
      </div>
      <footer className="cc-card-foot">
        <span role="status">{stateOf(provider, form.isDirty(), t, formats.age)}</span>
        <span className="cc-actions">
          {provider && !form.isDirty() && (
            <Button loading={trial.isPending} onClick={begin}>
              {t('tryNow')}
            </Button>
          )}
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('save')}
          </Button>
        </span>
      </footer>
    </form>
  );
}

function stateOf(
  provider: IdentityProvider | null,
  isDirty: boolean,
  t: ReturnType<typeof useTranslations<'signInSettings'>>,
  age: (iso: string) => string,
): string {
  if (isDirty) return t('unsaved');
  if (!provider) return t('nothingYet');
  return provider.triedAt ? t('triedAt', { age: age(provider.triedAt) }) : t('notTried');
}
