import type { Client } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ListCard } from '../../list/list-card.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useClients, useRemoveClient } from './api/clients.js';
import { RegisterForm } from './register-form.js';
import { RepTable } from './rep-table.js';

export function RepsScreen() {
  const t = useTranslations('reps');
  const clients = useClients();
  const [leaving, setLeaving] = useState<Client | null>(null);
  const reps = clients.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <RegisterForm />
        <ListCard
          query={clients}
          reading={t('reading')}
          isEmpty={reps.length === 0}
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
          more={t('more')}
        >
          <RepTable reps={reps} onRemove={setLeaving} />
        </ListCard>
      </div>
      {leaving && <RemoveRep rep={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function RemoveRep({ rep, onClose }: { rep: Client; onClose: () => void }) {
  const t = useTranslations('reps');
  const remove = useRemoveClient();
  const confirm = () =>
    remove.mutate(rep, {
      onSuccess: () => {
        notifications.show({ message: t('removed', { name: rep.name }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: rep.name })}
      action={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ul className="cc-follows">
        {(['noToken', 'issued', 'past', 'again'] as const).map((consequence) => (
          <li key={consequence}>{t(`removeFollows.${consequence}`, { name: rep.name })}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
