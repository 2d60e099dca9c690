import type { Settings } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';

export interface ConflictProps {
  yours: Settings;
  theirs: Settings;
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** Two admins edited one record: both versions, where they differ, and the choice. */
export function Conflict({ yours, theirs, isSaving, onKeep, onTake }: ConflictProps) {
  const t = useTranslations('settings');
  const fields = settingKeys.filter((key) => yours[key] !== theirs[key]);
  return (
    <Notice tone="warning" icon="alert" title={t('conflictTitle')}>
      <p>{t('conflictText')}</p>
      <table className="cc-table cc-conflict">
        <thead>
          <tr>
            <th scope="col">{t('setting')}</th>
            <th scope="col">{t('theirs')}</th>
            <th scope="col">{t('yours')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((key) => (
            <tr key={key}>
              <th scope="row">{t(`labels.${key}`)}</th>
              <td>{show(theirs[key])}</td>
              <td>{show(yours[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cc-actions">
        <Button variant="filled" loading={isSaving} onClick={onKeep}>
          {t('keepMine')}
        </Button>
        <Button onClick={onTake}>{t('takeTheirs')}</Button>
      </div>
    </Notice>
  );
}

const settingKeys = [
  'name',
  'country',
  'autoRegisterClients',
  'defaultTokenLifetimeSeconds',
  'longestTokenLifetimeSeconds',
  'legacyTokens',
  'issuedTokensOnly',
] as const;

function show(value: string | number | boolean): string {
  const t = useTranslations('settings');
  if (typeof value !== 'boolean') return String(value);
  return value ? t('on') : t('off');
}
