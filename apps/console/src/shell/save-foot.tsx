import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';

export interface SaveFootProps {
  hasChanges: boolean;
  isSaving: boolean;
  /** Another admin's version waits to be decided upon. */
  isInConflict: boolean;
}

/** The foot of a record's form: is there something to save, and the button that saves it. */
export function SaveFoot({ hasChanges, isSaving, isInConflict }: SaveFootProps) {
  const t = useTranslations('shell');
  return (
    <footer className="cc-card-foot">
      <span role="status">{hasChanges ? t('unsaved') : t('nothingToSave')}</span>
      <Button type="submit" variant="filled" loading={isSaving} disabled={isInConflict}>
        {t('save')}
      </Button>
    </footer>
  );
}
