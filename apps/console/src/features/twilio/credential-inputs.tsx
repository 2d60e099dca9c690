import { regions } from '@cordboard/contracts';
import { NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FormOf } from '../../drafts/form-of.js';
import { formerAuthTokenTimes, type CredentialField, type CredentialValues } from './credentials.js';

export interface CredentialInputsProps {
  form: FormOf<CredentialValues>;
  /** Then it is asked for how long webhooks may still come that the former one signed. */
  replacesToken: boolean;
}

/** Account and Auth Token; a key of one's own for who does not want Cordboard to make one. */
export function CredentialInputs({ form, replacesToken }: CredentialInputsProps) {
  const t = useTranslations('twilio');
  const input = (field: CredentialField) => ({
    spellCheck: false,
    // Mantine's password field does not say it by itself.
    'aria-invalid': Boolean(form.errors[field]),
    ...form.getInputProps(field),
  });
  return (
    <>
      <TextInput
        label={t('held.accountSid')}
        description={t('credentials.accountSidHint')}
        autoComplete="off"
        classNames={{ input: 'cc-mono' }}
        {...input('accountSid')}
      />
      <PasswordInput
        label={t('held.authToken')}
        description={t('credentials.authTokenHint')}
        autoComplete="new-password"
        {...input('authToken')}
      />
      {replacesToken && (
        <NativeSelect
          label={t('credentials.former')}
          description={t('credentials.formerHint')}
          data={formerAuthTokenTimes.map((seconds) => ({
            value: String(seconds),
            label: t('credentials.formerTime', { hours: seconds / 3600 }),
          }))}
          {...input('formerAuthTokenSeconds')}
        />
      )}
      <Switch
        label={t('credentials.hasOwnKey')}
        description={t('credentials.hasOwnKeyHint')}
        {...form.getInputProps('hasOwnKey', { type: 'checkbox' })}
      />
      {form.values.hasOwnKey && (
        <>
          <TextInput
            label={t('held.apiKeySid')}
            description={t('credentials.apiKeySidHint')}
            autoComplete="off"
            classNames={{ input: 'cc-mono' }}
            {...input('apiKeySid')}
          />
          <PasswordInput
            label={t('held.apiKeySecret')}
            description={t('credentials.apiKeySecretHint')}
            autoComplete="new-password"
            {...input('apiKeySecret')}
          />
        </>
      )}
      <NativeSelect
        label={t('held.region')}
        description={t('credentials.regionHint')}
        data={regions.map((value) => ({ value, label: t(`regions.${value}`) }))}
        {...input('region')}
      />
    </>
  );
}
