import type { ApiKey, CreatedApiKey } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFormats } from '../../format/use-formats.js';
import { ListCard } from '../../list/list-card.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useApiKeys, useRevokeApiKey } from './api/api-keys.js';
import { CreateKeyForm } from './create-key-form.js';
import { KeyTable } from './key-table.js';
import { LimitKey } from './limit-key.js';
import { NewKey } from './new-key.js';

export function ApiKeysScreen() {
  const t = useTranslations('apiKeys');
  const keys = useApiKeys();
  const rows = keys.data?.data ?? [];
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const [limiting, setLimiting] = useState<ApiKey | null>(null);
  const usualLimit = keys.data?.defaultRequestsPerMinute ?? null;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <CreateKeyForm onCreated={setCreated} />
        {created && <NewKey created={created} onStored={() => setCreated(null)} />}
        <ListCard
          query={keys}
          reading={t('reading')}
          isEmpty={rows.length === 0}
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
        >
          <KeyTable keys={rows} usualLimit={usualLimit} onLimit={setLimiting} onRevoke={setLeaving} />
        </ListCard>
      </div>
      {limiting && <LimitKey apiKey={limiting} usualLimit={usualLimit} onClose={() => setLimiting(null)} />}
      {leaving && <RevokeKey apiKey={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const formats = useFormats();
  const revoke = useRevokeApiKey();
  const { lastUsedAt, name } = apiKey;
  const confirm = () =>
    revoke.mutate(apiKey, {
      onSuccess: () => {
        notifications.show({ message: t('revoked', { name }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('revokeTitle', { name })}
      action={t('revoke')}
      isBusy={revoke.isPending}
      problem={revoke.error && toProblem(revoke.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {t('revokeFollows')} {lastUsedAt ? t('revokeUsed', { age: formats.age(lastUsedAt) }) : t('revokeUnused')}
      </p>
    </ConfirmDialog>
  );
}
