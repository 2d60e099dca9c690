import { defaultSettings } from '@cordboard/contracts';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { FormOf } from '../../drafts/form-of.js';
import { listCountries } from '../../format/countries.js';
import type { VersionedSettings } from './api/settings.js';
import { ReservedNames } from './reserved-names.js';
import type { SettingsValues } from './settings-values.js';

/** The fields of the settings, each with where its present value comes from. */
export function SettingsInputs({ saved, form }: { saved: VersionedSettings; form: FormOf<SettingsValues> }) {
  const t = useTranslations('settings');
  const locale = useLocale();
  const countries = useMemo(() => listCountries(locale), [locale]);
  return (
    <>
      <TextInput label={t('name')} autoComplete="organization" {...form.getInputProps('name')} />
      <NativeSelect
        label={t('country')}
        description={t('countryHint')}
        data={countries}
        {...form.getInputProps('country')}
      />
      <Switch
        label={t('autoRegister')}
        description={t('autoRegisterHint')}
        {...form.getInputProps('autoRegisterClients', { type: 'checkbox' })}
      />
      <ReservedNames saved={saved} input={form.getInputProps('reservedNames')} />
      <div className="cc-form-row">
        {(['defaultTokenLifetimeSeconds', 'longestTokenLifetimeSeconds'] as const).map((key) => (
          <TextInput
            key={key}
            label={t(`labels.${key}`)}
            description={t(`lifetimeSources.${saved.settings.sources[key]}`, { seconds: defaultSettings[key] })}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps(key)}
          />
        ))}
      </div>
      <Switch
        label={t('labels.legacyTokens')}
        description={t('legacyTokensHint')}
        {...form.getInputProps('legacyTokens', { type: 'checkbox' })}
      />
      <Switch
        label={t('labels.issuedTokensOnly')}
        description={t('issuedTokensOnlyHint')}
        {...form.getInputProps('issuedTokensOnly', { type: 'checkbox' })}
      />
    </>
  );
}
