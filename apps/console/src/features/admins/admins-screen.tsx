import type { Admin } from '@cordboard/contracts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { Page } from '../../shell/page.js';
import { AdminTable, type AdminAction } from './admin-table.js';
import { useAdmins } from './api/admins.js';
import { ChangeRole } from './change-role.js';
import { InviteForm } from './invite-form.js';
import { RemoveAdmin } from './remove-admin.js';
import { ResetPassword } from './reset-password.js';
import { ResetSecondFactor } from './reset-second-factor.js';

const dialogs = {
  'change-role': ChangeRole,
  'reset-password': ResetPassword,
  'reset-second-factor': ResetSecondFactor,
  remove: RemoveAdmin,
} satisfies Record<AdminAction, unknown>;

export function AdminsScreen() {
  const t = useTranslations('admins');
  const admins = useAdmins();
  const [asked, setAsked] = useState<{ action: AdminAction; admin: Admin } | null>(null);
  const Dialog = asked && dialogs[asked.action];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <InviteForm />
        <ListCard query={admins} reading={t('reading')} isEmpty={!admins.data}>
          <AdminTable admins={admins.data?.data ?? []} onAsk={(action, admin) => setAsked({ action, admin })} />
        </ListCard>
      </div>
      {Dialog && <Dialog admin={asked.admin} onClose={() => setAsked(null)} />}
    </Page>
  );
}
