import type { ClientDetails } from '@cordboard/contracts';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useRenameClient } from './api/clients.js';
import { explainName } from './client-name.js';

/** Says what a new client name means before it is saved. */
export function RenameRep({ rep, onClose }: { rep: ClientDetails; onClose: () => void }) {
  const t = useTranslations('reps');
  const fieldErrorsOf = useFieldErrors();
  const shell = useTranslations('shell');
  const rename = useRenameClient(rep);
  const form = useForm({
    initialValues: { name: rep.name, displayName: rep.displayName },
    validate: {
      name: (name) => (name ? explainName(name, t) : t('nameMissing')),
      displayName: (name) => (name.trim() ? null : t('displayNameMissing')),
    },
  });
  // The rep on the screen follows what others do; what is decided here must not follow along unnoticed.
  const [seen] = useState(rep.version);
  const draft = useDraft(form, `rep-${rep.id}`, { version: seen });
  const theirs = rename.error && toProblem(rename.error).details?.currentClient;
  const save = (version: string) => {
    const { name, displayName } = form.getValues();
    rename.mutate(
      { changes: { name, displayName: displayName.trim() }, version },
      {
        onSuccess: (client) => {
          form.reset();
          notifications.show({ message: t('renamed', { name: client.displayName }) });
          onClose();
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    );
  };
  const { name } = form.values;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('renameTitle', { name: rep.displayName })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <form onSubmit={form.onSubmit(() => save(draft.begunOn() ?? seen))} noValidate className="cc-form">
        <TextInput label={t('displayName')} autoComplete="off" data-autofocus {...form.getInputProps('displayName')} />
        <TextInput
          label={t('clientName')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('name')}
          error={explainName(name, t) ?? form.errors['name']}
        />
        {name !== rep.name && (
          <ul className="cc-follows">
            {(['first', 'second', 'third'] as const).map((consequence) => (
              <li key={consequence}>{t(`renameFollows.${consequence}`, { name: rep.name })}</li>
            ))}
          </ul>
        )}
        {theirs && (
          <ConflictNotice
            differences={listDifferences(
              ['displayName', 'name'],
              (field) => t(field === 'name' ? 'clientName' : 'displayName'),
              (field) => theirs[field],
              (field) => form.values[field],
            )}
            isSaving={rename.isPending}
            onKeep={() => save(theirs.version)}
            onTake={() => {
              form.reset();
              onClose();
            }}
          />
        )}
        {rename.error && !theirs && <ProblemNotice problem={toProblem(rename.error)} />}
        <div className="cc-actions cc-actions-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={rename.isPending} disabled={Boolean(theirs)}>
            {t('saveName')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
