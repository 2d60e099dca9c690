import { voiceEdges, type Overrides } from '@cordboard/contracts';
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useApplications, usePhoneNumbers } from '../twilio/api/twilio-account.js';
import { fields, useValues, type Field } from './use-values.js';

interface Seen {
  readonly values: Overrides;
  readonly version: string;
}

export interface ValuesDialogProps {
  title: string;
  /** Names the draft. */
  draftName: string;
  saved: Seen;
  /** What holds where this one has nothing of its own, in words. */
  inherited: (field: Field) => string;
  isSaving: boolean;
  error: Error | null;
  /** What somebody else has saved meanwhile, if that is what the error says. */
  theirs: Seen | undefined;
  onSave: (changes: { values: Overrides; version: string }) => void;
  onClose: () => void;
}

const textsOf = (values: Overrides) => ({
  applicationSid: values.applicationSid ?? '',
  callerId: values.callerId ?? '',
  edge: values.edge ?? '',
});
type Texts = ReturnType<typeof textsOf>;

const valuesOf = ({ applicationSid, callerId, edge }: Texts): Overrides => ({
  applicationSid: applicationSid || null,
  callerId: callerId || null,
  edge: voiceEdges.find((each) => each === edge) ?? null,
});

/** What a team or a rep has of its own, chosen among what the account has; nothing chosen is what is inherited. */
export function ValuesDialog(props: ValuesDialogProps) {
  const { title, draftName, saved, inherited, isSaving, error, theirs, onSave, onClose } = props;
  const t = useTranslations('teams');
  const shell = useTranslations('shell');
  const showValue = useValues();
  const [seen] = useState(saved);
  const form = useForm({ initialValues: textsOf(seen.values) });
  const draft = useDraft(form, draftName, { version: seen.version });
  const [applications, numbers] = [useApplications(), usePhoneNumbers()];
  const names = new Map(applications.data?.data.map(({ sid, friendlyName }) => [sid, friendlyName]));
  const offered: Record<Field, readonly string[]> = {
    applicationSid: [...names.keys()],
    callerId: numbers.data?.callerIds ?? [],
    edge: voiceEdges,
  };
  const options = (field: Field) => {
    const present = form.values[field];
    const values = offered[field].includes(present) || !present ? offered[field] : [present, ...offered[field]];
    const choices = values.map((value) => ({ value, label: showValue(field, value, names) }));
    return [{ value: '', label: inherited(field) }, ...choices];
  };
  const save = (version: string) => onSave({ values: valuesOf(form.getValues()), version });
  const twilioFailed = applications.error ?? numbers.error;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': shell('close') }}>
      <form onSubmit={form.onSubmit(() => save(draft.begunOn() ?? seen.version))} noValidate className="cc-form">
        {fields.map((field) => (
          <NativeSelect
            key={field}
            label={t(`fields.${field}`)}
            description={t(`hints.${field}`)}
            data={options(field)}
            {...form.getInputProps(field)}
          />
        ))}
        {(applications.isFetching || numbers.isFetching) && (
          <p className="cc-hint" role="status">
            {t('askingTwilio')}
          </p>
        )}
        {twilioFailed && (
          <ProblemNotice
            problem={toProblem(twilioFailed)}
            onRetry={() => void Promise.all([applications.refetch(), numbers.refetch()])}
          />
        )}
        {theirs && (
          <ConflictNotice
            differences={listDifferences(
              fields,
              (field) => t(`fields.${field}`),
              (field) => showValue(field, theirs.values[field], names),
              (field) => showValue(field, form.values[field] || null, names),
            )}
            isSaving={isSaving}
            onKeep={() => save(theirs.version)}
            onTake={() => {
              form.reset();
              onClose();
            }}
          />
        )}
        {error && !theirs && <ProblemNotice problem={toProblem(error)} />}
        <div className="cc-actions cc-actions-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={isSaving} disabled={Boolean(theirs)}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
