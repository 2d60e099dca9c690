import type { IdentityProvider } from '@cordboard/contracts';
import { PasswordInput, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FormOf } from '../../drafts/form-of.js';
import { useFormats } from '../../format/use-formats.js';
import type { ProviderFields } from './provider-fields.js';

export interface ProviderInputsProps {
  /** What is known of the one that is saved. */
  secret: IdentityProvider['clientSecret'] | undefined;
  /** Has somebody signed in with just these? Only then it can be switched on. */
  isTried: boolean;
  form: FormOf<ProviderFields>;
}

/** The provider's own fields, then what follows for the company's admins. */
export function ProviderInputs({ secret, isTried, form }: ProviderInputsProps) {
  const t = useTranslations('signInSettings');
  const formats = useFormats();
  return (
    <>
      <TextInput
        label={t('issuer')}
        description={t('issuerHint')}
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
          autoComplete="new-password"
          {...form.getInputProps('clientSecret')}
        />
      </div>
      <TextInput
        label={t('domains')}
        description={t('domainsHint')}
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
    </>
  );
}
