import type { OperatedTenant } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useChangeTenant } from './api/tenants.js';

export function SuspendTenant({ tenant, onClose }: { tenant: OperatedTenant; onClose: () => void }) {
  const t = useTranslations('operator');
  const change = useChangeTenant();
  const { name } = tenant;
  const confirm = () =>
    change.mutate(
      { tenant, change: { kind: 'suspend' } },
      {
        onSuccess: () => {
          notifications.show({ message: t('suspended', { name }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('suspendTitle', { name })}
      action={t('actions.suspend')}
      isBusy={change.isPending}
      problem={change.error && toProblem(change.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('suspendFollows')}</p>
    </ConfirmDialog>
  );
}
