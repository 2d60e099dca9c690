import { settings as settingsSchema } from '@cordboard/contracts';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { beginAnew } from '../../drafts/begin-anew.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SaveFoot } from '../../shell/save-foot.js';
import { useChangeSettings, type VersionedSettings } from './api/settings.js';
import { Conflict } from './conflict.js';
import { SettingsInputs } from './settings-inputs.js';
import { changesOf, namesIn, settingsOf, valuesOf } from './settings-values.js';

export function SettingsForm({ saved }: { saved: VersionedSettings }) {
  const t = useTranslations('settings');
  const fieldErrorsOf = useFieldErrors();
  const change = useChangeSettings();
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

  const save = (etag: string) =>
    change.mutate(
      { changes: changesOf(form.getValues(), saved.settings), etag },
      {
        onSuccess: ({ settings }) => {
          beginAnew(form, valuesOf(settings));
          notifications.show({ message: t('saved') });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    );

  return (
    <form onSubmit={form.onSubmit(() => save(draft.begunOn() ?? saved.etag))} noValidate className="cc-card cc-narrow">
      <div className="cc-pad cc-form">
        <SettingsInputs saved={saved} form={form} />
        {theirs && theirTag ? (
          <Conflict
            yours={{ ...theirs, ...settingsOf(form.values) }}
            theirs={theirs}
            isSaving={change.isPending}
            onKeep={() => save(theirTag)}
            onTake={() => {
              change.reset();
              change.adopt({ settings: theirs, etag: theirTag });
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
