import { adminRoles, type Admin, type AdminRole } from '@cordboard/contracts';
import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';
import { useChangeRole } from './api/admins.js';

export function ChangeRole({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations('admins');
  const shell = useTranslations('shell');
  const change = useChangeRole();
  const { email } = admin;
  const [role, setRole] = useState(admin.role);
  const problem = change.error && toProblem(change.error);
  const theirs = problem?.details?.currentAdmin;
  const save = (version: string) =>
    change.mutate(
      { admin, version, role },
      {
        onSuccess: () => {
          notifications.show({ message: t('roleChanged', { email }) });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('changeRoleTitle', { email })}
      action={t('saveRole')}
      isDangerous={false}
      isBusy={change.isPending}
      canConfirm={!theirs && role !== admin.role}
      problem={theirs ? null : problem}
      onConfirm={() => save(admin.version)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('role')}
        description={t('changeRoleFollows')}
        data={adminRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        value={role}
        onChange={({ currentTarget }) => setRole(currentTarget.value as AdminRole)}
      />
      {theirs && (
        <ConflictNotice
          differences={listDifferences(
            ['role'],
            t,
            () => shell(`roles.${theirs.role}`),
            () => shell(`roles.${role}`),
          )}
          isSaving={change.isPending}
          onKeep={() => save(theirs.version)}
          onTake={onClose}
        />
      )}
    </ConfirmDialog>
  );
}
