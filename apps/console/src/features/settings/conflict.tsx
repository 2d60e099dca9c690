import type { Settings } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';

export interface ConflictProps {
  yours: Settings;
  theirs: Settings;
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

export function Conflict({ yours, theirs, ...choice }: ConflictProps) {
  const t = useTranslations('settings');
  const show = (value: Settings[(typeof settingKeys)[number]]) => {
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value !== 'boolean') return String(value);
    return value ? t('on') : t('off');
  };
  const differences = listDifferences(
    settingKeys,
    (key) => t(`labels.${key}`),
    (key) => show(theirs[key]),
    (key) => show(yours[key]),
  );
  return <ConflictNotice differences={differences} {...choice} />;
}

const settingKeys = [
  'name',
  'country',
  'autoRegisterClients',
  'reservedNames',
  'defaultTokenLifetimeSeconds',
  'longestTokenLifetimeSeconds',
  'legacyTokens',
  'issuedTokensOnly',
] as const;
