import { changeApiKey, type ApiKey } from '@cordboard/contracts';
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { useFormats } from '../../format/use-formats.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';
import { useChangeApiKey } from './api/api-keys.js';

export interface LimitKeyProps {
  apiKey: ApiKey;
  usualLimit: number | null;
  onClose: () => void;
}

/** How much this key may ask; an empty field is the usual limit again. */
export function LimitKey({ apiKey: { id, name, requestsPerMinute, version }, usualLimit, onClose }: LimitKeyProps) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  const change = useChangeApiKey();
  const [typed, setTyped] = useState(requestsPerMinute === null ? '' : String(requestsPerMinute));
  const [error, setError] = useState<string | null>(null);
  const limit = typed.trim() === '' ? null : Number(typed);
  const problem = change.error && toProblem(change.error);
  const theirs = problem?.details?.currentApiKey;
  const show = (own: number | null) => (own === null ? t('usually') : formats.whole(own));
  const save = (seen: string) => {
    const wrong = checkWith(changeApiKey.shape.requestsPerMinute, t('limitWrong'))(limit);
    setError(wrong);
    if (wrong) return;
    change.mutate(
      { id, version: seen, changes: { requestsPerMinute: limit } },
      {
        onSuccess: () => {
          notifications.show({ message: t('limited', { name }) });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t('limitTitle', { name })}
      action={t('saveLimit')}
      isDangerous={false}
      isBusy={change.isPending}
      canConfirm={!theirs}
      problem={theirs ? null : problem}
      onConfirm={() => save(version)}
      onClose={onClose}
    >
      <TextInput
        label={t('limit')}
        description={usualLimit === null ? t('limitHintNone') : t('limitHint', { usual: usualLimit })}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={error}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {theirs && (
        <ConflictNotice
          differences={listDifferences(
            ['limit'],
            t,
            () => show(theirs.requestsPerMinute),
            () => show(limit),
          )}
          isSaving={change.isPending}
          onKeep={() => save(theirs.version)}
          onTake={onClose}
        />
      )}
    </ConfirmDialog>
  );
}
