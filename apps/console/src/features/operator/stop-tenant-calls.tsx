import type { OperatedTenant } from '@cordboard/contracts';
import { Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useSwitchTenantCalls } from './api/tenants.js';

export function StopTenantCalls({ tenant, onClose }: { tenant: OperatedTenant; onClose: () => void }) {
  const t = useTranslations('operator');
  const calls = useSwitchTenantCalls();
  const [endCalls, setEndCalls] = useState(false);
  const { name } = tenant;
  const confirm = () =>
    calls.mutate(
      { tenant, to: { endCalls } },
      {
        onSuccess: () => {
          notifications.show({ message: t('callsStoppedNow', { name }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('stopCallsTitle', { name })}
      action={t('actions.stopCalls')}
      isBusy={calls.isPending}
      problem={calls.error && toProblem(calls.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('stopCallsFollows')}</p>
      <Checkbox
        label={t('endCalls')}
        checked={endCalls}
        onChange={({ currentTarget }) => setEndCalls(currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
