import { callingRules } from '@cordboard/contracts';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { beginAnew } from '../../drafts/begin-anew.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SaveFoot } from '../../shell/save-foot.js';
import { useChangeCallingRules, type VersionedCallingRules } from './api/calling-rules.js';
import { CountryPicker } from './country-picker.js';
import { ExceptionList } from './exception-list.js';
import { Limits } from './limits.js';
import { RulesConflict } from './rules-conflict.js';
import { changesOf, noException, readException, rulesOf, valuesOf, type LimitKey } from './rules-values.js';

export function RulesForm({ saved }: { saved: VersionedCallingRules }) {
  const t = useTranslations('callingRules');
  const fieldErrorsOf = useFieldErrors();
  const change = useChangeCallingRules();
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
      typed: (typed, { exceptions }) => {
        const read = readException(typed, exceptions);
        return typeof read === 'string' ? t(`exceptions.${read}`) : null;
      },
    },
  });
  const draft = useDraft(form, 'calling-rules', { version: saved.etag });
  const { setFieldValue } = form;
  const choose = useCallback((countries: string[]) => setFieldValue('countries', countries), [setFieldValue]);
  const problem = change.error ? toProblem(change.error) : null;
  const theirs = problem?.details?.currentCallingRules;
  const theirTag = problem?.headers.get('etag');

  const addTyped = () => {
    const { typed, exceptions } = form.getValues();
    const read = readException(typed, exceptions);
    if (form.validateField('typed').hasError || typeof read === 'string') return;
    if (read) form.setFieldValue('exceptions', [...exceptions, read]);
    form.setFieldValue('typed', noException);
  };

  const save = (etag: string) => {
    addTyped();
    change.mutate(
      { changes: changesOf(form.getValues(), theirs ?? saved.rules), etag },
      {
        onSuccess: ({ rules }) => {
          beginAnew(form, valuesOf(rules));
          notifications.show({ message: t('saved') });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    );
  };

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
          typed={form.values.typed}
          error={form.errors['typed']}
          onType={(typed) => form.setFieldValue('typed', typed)}
          onAdd={() => {
            const { typed, exceptions } = form.getValues();
            if (readException(typed, exceptions) === null) form.setFieldError('typed', t('exceptions.wrong'));
            else addTyped();
          }}
        />
        <Limits saved={saved.rules} form={form} />
        {theirs && theirTag ? (
          <RulesConflict
            yours={rulesOf(form.values)}
            theirs={theirs}
            isSaving={change.isPending}
            onKeep={() => save(theirTag)}
            onTake={() => {
              change.reset();
              change.adopt({ rules: theirs, etag: theirTag });
              beginAnew(form, valuesOf(theirs));
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
