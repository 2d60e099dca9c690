import { callingRules, defaultCallingLimits, type CallingRules, type CallingUse } from '@cordboard/contracts';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SaveFoot } from '../../shell/save-foot.js';
import { useCallingUse, useChangeCallingRules, type VersionedCallingRules } from './api/calling-rules.js';
import { CountryPicker } from './country-picker.js';
import { ExceptionList } from './exception-list.js';
import { RulesConflict } from './rules-conflict.js';
import { changesOf, limitKeys, rulesOf, valuesOf, type LimitKey } from './rules-values.js';

export function RulesForm({ saved }: { saved: VersionedCallingRules }) {
  const t = useTranslations('callingRules');
  const fieldErrorsOf = useFieldErrors();
  const change = useChangeCallingRules();
  const use = useCallingUse().data;
  const checkLimit = (key: LimitKey) => {
    const check = checkWith(callingRules.shape[key], t(`limits.${key}.wrong`));
    return (text: string) => check(text.trim() === '' ? Number.NaN : Number(text));
  };
  const form = useForm({
    initialValues: valuesOf(saved.rules),
    validate: {
      concurrentCalls: checkLimit('concurrentCalls'),
      callsPerRepAndMinute: checkLimit('callsPerRepAndMinute'),
      minutesPerDay: checkLimit('minutesPerDay'),
    },
  });
  const draft = useDraft(form, 'calling-rules', { version: saved.etag });
  const { setFieldValue } = form;
  const choose = useCallback((countries: string[]) => setFieldValue('countries', countries), [setFieldValue]);
  const problem = change.error ? toProblem(change.error) : null;
  const theirs = problem?.details?.currentCallingRules;
  const theirTag = problem?.headers.get('etag');

  const begin = (rules: CallingRules) => {
    form.setInitialValues(valuesOf(rules));
    form.setValues(valuesOf(rules));
    form.clearErrors();
  };
  const save = (etag: string) =>
    change.mutate(
      { changes: changesOf(form.getValues(), theirs ?? saved.rules), etag },
      {
        onSuccess: ({ rules }) => {
          begin(rules);
          notifications.show({ message: t('saved') });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(toProblem(error))),
      },
    );

  return (
    <form onSubmit={form.onSubmit(() => save(draft.begunOn() ?? saved.etag))} noValidate className="cc-card">
      <div className="cc-pad cc-form">
        <CountryPicker
          chosen={form.values.countries}
          error={typeof form.errors['countries'] === 'string' ? form.errors['countries'] : null}
          onChange={choose}
        />
        <ExceptionList
          exceptions={form.values.exceptions}
          onChange={(exceptions) => form.setFieldValue('exceptions', exceptions)}
        />
        <fieldset className="cc-limits">
          <legend>{t('limits.title')}</legend>
          <p className="cc-hint">{t('limits.hint')}</p>
          <div className="cc-form-row">
            {limitKeys.map((key) => (
              <TextInput
                key={key}
                label={t(`limits.${key}.label`)}
                description={`${usedOf(key, use)} ${t(`limits.sources.${saved.rules.sources[key]}`, { limit: defaultCallingLimits[key] })}`}
                inputMode="numeric"
                autoComplete="off"
                {...form.getInputProps(key)}
              />
            ))}
          </div>
        </fieldset>
        {theirs && theirTag ? (
          <RulesConflict
            yours={rulesOf(form.values)}
            theirs={theirs}
            isSaving={change.isPending}
            onKeep={() => save(theirTag)}
            onTake={() => {
              change.reset();
              change.adopt({ rules: theirs, etag: theirTag });
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

  function usedOf(key: LimitKey, { concurrentCalls, callsOfBusiestRep, secondsToday }: Partial<CallingUse> = {}) {
    const used = {
      concurrentCalls,
      callsPerRepAndMinute: callsOfBusiestRep,
      minutesPerDay: secondsToday && Math.ceil(secondsToday / 60),
    }[key];
    return used === undefined ? '' : t(`limits.${key}.used`, { used });
  }
}
