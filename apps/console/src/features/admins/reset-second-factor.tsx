import type { Admin } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useResetSecondFactor } from './api/admins.js';

export function ResetSecondFactor({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations('admins');
  const reset = useResetSecondFactor();
  const confirm = () =>
    reset.mutate(admin, {
      onSuccess: () => {
        notifications.show({ message: t('secondFactorReset', { email: admin.email }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('resetSecondFactorTitle', { email: admin.email })}
      action={t('resetSecondFactor')}
      isBusy={reset.isPending}
      problem={reset.error && toProblem(reset.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('resetSecondFactorFollows')}</p>
    </ConfirmDialog>
  );
}
