import type { ApiKey, CreatedApiKey } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { toProblem } from '../../api/api-problem.js';
import { formatAge } from '../../format/time.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useApiKeys, useRevokeApiKey } from './api/api-keys.js';
import { CreateKeyForm } from './create-key-form.js';
import { KeyTable } from './key-table.js';
import { messages } from './messages.js';
import { NewKey } from './new-key.js';

export function ApiKeysScreen() {
  const keys = useApiKeys();
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  return (
    <Page title={messages.title} lead={messages.lead}>
      <div className="cc-stack">
        <CreateKeyForm onCreated={setCreated} />
        {created && <NewKey created={created} onStored={() => setCreated(null)} />}
        <div className="cc-card">
          {keys.isPending && <Waiting>{messages.reading}</Waiting>}
          {keys.error && <ProblemNotice problem={toProblem(keys.error)} onRetry={() => void keys.refetch()} />}
          {keys.data?.data.length === 0 && <EmptyState title={messages.emptyTitle} text={messages.emptyText} />}
          {keys.data && keys.data.data.length > 0 && <KeyTable keys={keys.data.data} onRevoke={setLeaving} />}
        </div>
      </div>
      {leaving && <RevokeKey apiKey={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeApiKey();
  const { lastUsedAt, name } = apiKey;
  const confirm = () =>
    revoke.mutate(apiKey, {
      onSuccess: () => {
        notifications.show({ message: messages.revoked(name) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={messages.revokeTitle(name)}
      action={messages.revoke}
      isBusy={revoke.isPending}
      problem={revoke.error && toProblem(revoke.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {messages.revokeFollows} {lastUsedAt ? messages.revokeUsed(formatAge(lastUsedAt)) : messages.revokeUnused}
      </p>
    </ConfirmDialog>
  );
}
