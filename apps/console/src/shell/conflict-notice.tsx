import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ListTable } from '../list/list-table.js';

export interface Difference {
  readonly field: string;
  readonly theirs: string;
  readonly yours: string;
}

export interface ConflictNoticeProps {
  /** The fields in which both versions differ. */
  differences: readonly Difference[];
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** Two admins edited one record: both versions, where they differ, and the choice. */
export function ConflictNotice({ differences, isSaving, onKeep, onTake }: ConflictNoticeProps) {
  const t = useTranslations('shell');
  return (
    <Notice tone="warning" icon="alert" title={t('conflict.title')}>
      <p>{t('conflict.text')}</p>
      {differences.length > 0 && (
        <ListTable
          className="cc-conflict"
          columns={[
            { head: t('conflict.field'), cell: ({ field }) => field },
            { head: t('conflict.theirs'), cell: ({ theirs }) => theirs },
            { head: t('conflict.yours'), cell: ({ yours }) => yours },
          ]}
          rows={differences}
          keyOf={({ field }) => field}
        />
      )}
      <div className="cc-actions">
        <Button variant="filled" loading={isSaving} onClick={onKeep}>
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
      </div>
    </Notice>
  );
}

/** The given fields in which two versions of a record differ, as they are shown. */
export function listDifferences<Field extends string>(
  fields: readonly Field[],
  label: (field: Field) => string,
  theirs: (field: Field) => string,
  yours: (field: Field) => string,
): Difference[] {
  return fields
    .map((field) => ({ field: label(field), theirs: theirs(field), yours: yours(field) }))
    .filter((difference) => difference.theirs !== difference.yours);
}
