import type { Admin } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFormats } from '../../format/use-formats.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { CopyButton } from '../../shell/copy-button.js';
import { useCreateResetLink } from './api/admins.js';

/** Makes the link, and shows it this once. */
export function ResetPassword({ admin, onClose }: { admin: Admin; onClose: () => void }) {
  const t = useTranslations('admins');
  const formats = useFormats();
  const create = useCreateResetLink();
  const { email } = admin;
  if (!create.data) {
    return (
      <ConfirmDialog
        title={t('resetPasswordTitle', { email })}
        action={t('invite')}
        isDangerous={false}
        isBusy={create.isPending}
        problem={create.error && toProblem(create.error)}
        onConfirm={() => create.mutate(admin)}
        onClose={onClose}
      >
        <p>{t('resetPasswordFollows', { email })}</p>
      </ConfirmDialog>
    );
  }
  const { url, expiresAt } = create.data;
  return (
    <Modal opened onClose={onClose} title={t('resetPasswordTitle', { email })} withCloseButton={false}>
      <Notice tone="line" icon="key" title={t('readyTitle', { email })}>
        <p>{t('readyText', { until: formats.moment(expiresAt) })}</p>
        <div className="cc-copyable cc-new-key">
          <code aria-label={t('resetLink')}>{url}</code>
          <CopyButton value={url} of={t('resetLink')} />
        </div>
      </Notice>
      <div className="cc-actions cc-actions-end">
        <Button variant="filled" onClick={onClose} data-autofocus>
          {t('done')}
        </Button>
      </div>
    </Modal>
  );
}
