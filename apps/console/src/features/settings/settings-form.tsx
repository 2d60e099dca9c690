import { defaultSettings, settings as settingsSchema, type Settings } from '@cordboard/contracts';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SaveFoot } from '../../shell/save-foot.js';
import { useChangeSettings, type VersionedSettings } from './api/settings.js';
import { Conflict } from './conflict.js';
import { listCountries } from '../../format/countries.js';
import { ReservedNames } from './reserved-names.js';
import { changesOf, namesIn, settingsOf, valuesOf } from './settings-values.js';

export function SettingsForm({ saved }: { saved: VersionedSettings }) {
  const t = useTranslations('settings');
  const fieldErrorsOf = useFieldErrors();
  const change = useChangeSettings();
  const locale = useLocale();
  const countries = useMemo(() => listCountries(locale), [locale]);
  const checkLifetime = checkWith(settingsSchema.shape.longestTokenLifetimeSeconds, t('lifetimeWrong'));
  const checkReserved = checkWith(settingsSchema.shape.reservedNames, t('reservedWrong'));
  const explainLifetime = (value: string) => checkLifetime(value === '' ? Number.NaN : Number(value));
  const form = useForm({
    initialValues: valuesOf(saved.settings),
    validate: {
      name: checkWith(settingsSchema.shape.name, t('nameWrong')),
      reservedNames: (text) => checkReserved(namesIn(text)),
      defaultTokenLifetimeSeconds: (value, { longestTokenLifetimeSeconds }) =>
        explainLifetime(value) ?? (Number(value) > Number(longestTokenLifetimeSeconds) ? t('defaultTooLong') : null),
      longestTokenLifetimeSeconds: explainLifetime,
    },
  });
  const draft = useDraft(form, 'settings', { version: saved.etag });
  const problem = change.error ? toProblem(change.error) : null;
  const theirs = problem?.details?.current;
  const theirTag = problem?.headers.get('etag');

  const begin = (settings: Settings) => {
    form.setInitialValues(valuesOf(settings));
    form.setValues(valuesOf(settings));
    form.clearErrors();
  };
  const save = (etag: string) =>
    change.mutate(
      { changes: changesOf(form.getValues(), saved.settings), etag },
      {
        onSuccess: ({ settings }) => {
          begin(settings);
          notifications.show({ message: t('saved') });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(toProblem(error))),
      },
    );

  return (
    <form onSubmit={form.onSubmit(() => save(draft.begunOn() ?? saved.etag))} noValidate className="cc-card cc-narrow">
      <div className="cc-pad cc-form">
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
        {theirs && theirTag ? (
          <Conflict
            yours={{ ...theirs, ...settingsOf(form.values) }}
            theirs={theirs}
            isSaving={change.isPending}
            onKeep={() => save(theirTag)}
            onTake={() => {
              change.reset();
              change.adopt({ settings: theirs, etag: theirTag });
              begin(theirs);
            }}
          />
        ) : (
          problem && <ProblemNotice problem={problem} />
        )}
      </div>
      <SaveFoot hasChanges={form.isDirty()} isSaving={change.isPending} isInConflict={Boolean(theirs)} />
    </form>
  );
}
