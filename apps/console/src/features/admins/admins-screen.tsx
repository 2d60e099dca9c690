import type { Admin } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { AdminTable } from './admin-table.js';
import { useAdmins, useRemoveAdmin } from './api/admins.js';
import { InviteForm } from './invite-form.js';
import { messages } from './messages.js';

export function AdminsScreen() {
  const admins = useAdmins();
  const [leaving, setLeaving] = useState<Admin | null>(null);
  return (
    <Page title={messages.title} lead={messages.lead}>
      <div className="cc-stack">
        <InviteForm />
        <div className="cc-card">
          {admins.isPending && <Waiting>{messages.reading}</Waiting>}
          {admins.error && <ProblemNotice problem={toProblem(admins.error)} onRetry={() => void admins.refetch()} />}
          {admins.data && <AdminTable admins={admins.data.data} onRemove={setLeaving} />}
        </div>
      </div>
      {leaving && <RemoveAdmin admin={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  );
}

function RemoveAdmin({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const remove = useRemoveAdmin();
  const confirm = () =>
    remove.mutate(admin, {
      onSuccess: () => {
        notifications.show({ message: messages.removed(admin.email) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={messages.removeTitle(admin.email)}
      action={messages.remove}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{messages.removeFollows(admin.email)}</p>
    </ConfirmDialog>
  );
}
