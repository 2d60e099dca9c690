import type { Admin } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ListCard } from '../../list/list-card.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { Page } from '../../shell/page.js';
import { AdminTable } from './admin-table.js';
import { useAdmins, useRemoveAdmin } from './api/admins.js';
import { InviteForm } from './invite-form.js';

export function AdminsScreen() {
  const t = useTranslations('admins');
  const admins = useAdmins();
  const [leaving, setLeaving] = useState<Admin | null>(null);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <InviteForm />
        <ListCard query={admins} reading={t('reading')} isEmpty={!admins.data}>
          <AdminTable admins={admins.data?.data ?? []} onRemove={setLeaving} />
        </ListCard>
      </div>
      {leaving && <RemoveAdmin admin={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function RemoveAdmin({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations('admins');
  const remove = useRemoveAdmin();
  const confirm = () =>
    remove.mutate(admin, {
      onSuccess: () => {
        notifications.show({ message: t('removed', admin) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('removeTitle', admin)}
      action={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('removeFollows', admin)}</p>
    </ConfirmDialog>
  );
}
