import type { TwilioConfig } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { useParties } from '../../format/use-parties.js';
import { ListTable } from '../../list/list-table.js';
import type { ConfigConflict } from './seen-config.js';

const fields = [
  'accountSid',
  'authToken',
  'apiKeySid',
  'apiKeySecret',
  'applicationSid',
  'callerId',
  'region',
  'edge',
  'pushCredentials',
] as const;

export interface ConfigConflictNoticeProps {
  conflict: ConfigConflict;
  isBusy: boolean;
  /** Does on the present record what was decided on the older one. */
  onGoOn: () => void;
  /** Leaves it as the other admin made it. */
  onLeave: () => void;
}

/** Two admins changed one record: both versions where they differ, and the choice. Nothing was overwritten. */
export function ConfigConflictNotice({ conflict: { seen, now }, isBusy, onGoOn, onLeave }: ConfigConflictNoticeProps) {
  const t = useTranslations('twilio');
  const show = useShown();
  const differing = fields.filter((field) => show(seen, field) !== show(now, field));
  return (
    <Notice tone="warning" icon="alert" title={t('conflict.title')}>
      <p>{now ? t('conflict.text') : t('conflict.gone')}</p>
      {differing.length > 0 && (
        <ListTable
          className="cc-conflict"
          columns={[
            { head: t('conflict.field'), cell: (field) => t(`held.${field}`) },
            { head: t('conflict.seen'), cell: (field) => show(seen, field), isCode: true },
            { head: t('conflict.now'), cell: (field) => show(now, field), isCode: true },
          ]}
          rows={differing}
          keyOf={(field) => field}
        />
      )}
      <div className="cc-actions">
        <Button variant="filled" loading={isBusy} onClick={onGoOn}>
          {t('conflict.goOn')}
        </Button>
        <Button onClick={onLeave}>{t('conflict.leave')}</Button>
      </div>
    </Notice>
  );
}

function useShown() {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const parties = useParties();
  return (config: TwilioConfig | null, field: (typeof fields)[number]): string => {
    if (field === 'pushCredentials') {
      const sids = Object.values(config?.pushCredentialSids ?? {}).filter((sid) => sid !== null);
      return sids.join(', ') || t('held.none');
    }
    const value = config?.[field] ?? null;
    if (value === null) return t('held.none');
    if (typeof value === 'string') return parties.show(value);
    return value.set ? t('secretSet', { lastFour: value.lastFour, age: formats.age(value.updatedAt) }) : t('held.none');
  };
}
