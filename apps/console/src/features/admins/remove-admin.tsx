import type { Admin } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useRemoveAdmin } from './api/admins.js';

export function RemoveAdmin({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations('admins');
  const remove = useRemoveAdmin();
  const confirm = () =>
    remove.mutate(admin, {
      onSuccess: () => {
        notifications.show({ message: t('removed', { email: admin.email }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('removeTitle', { email: admin.email })}
      action={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('removeFollows', { email: admin.email })}</p>
    </ConfirmDialog>
  );
}
