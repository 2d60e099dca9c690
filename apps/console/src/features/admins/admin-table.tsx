import type { Admin } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';
import { isAtLeast, useMe } from '../../session/use-session.js';

export type AdminAction = 'change-role' | 'reset-password' | 'reset-second-factor' | 'remove';

/** Only an owner does something to other admins, and nobody here to themselves. */
export function AdminTable({ admins, onAsk }: { admins: Admin[]; onAsk: (action: AdminAction, admin: Admin) => void }) {
  const t = useTranslations('admins');
  const shell = useTranslations('shell');
  const formats = useFormats();
  const { admin: me } = useMe();
  const mayAct = isAtLeast(me.role, 'owner');
  return (
    <ListTable
      columns={[
        { head: t('email'), cell: ({ email }) => email },
        { head: t('role'), cell: ({ role }) => shell(`roles.${role}`) },
        {
          head: t('secondFactor'),
          cell: ({ hasSecondFactor }) => (
            <span className={hasSecondFactor ? 'cc-tag cc-tag-ok' : 'cc-tag'}>
              {hasSecondFactor ? t('secondFactorOn') : t('secondFactorOff')}
            </span>
          ),
        },
        { head: t('since'), cell: ({ createdAt }) => formats.date(createdAt) },
      ]}
      rows={admins}
      keyOf={({ id }) => id}
      actions={(admin) => {
        if (admin.id === me.id) return <span className="cc-tag cc-tag-line">{t('you')}</span>;
        if (!mayAct) return null;
        const { email } = admin;
        return (
          <>
            <RowAction isHarmless label={t('changeRoleOf', { email })} onClick={() => onAsk('change-role', admin)}>
              {t('changeRole')}
            </RowAction>
            <RowAction
              isHarmless
              label={t('resetPasswordOf', { email })}
              onClick={() => onAsk('reset-password', admin)}
            >
              {t('resetPassword')}
            </RowAction>
            {admin.hasSecondFactor && (
              <RowAction
                label={t('resetSecondFactorOf', { email })}
                onClick={() => onAsk('reset-second-factor', admin)}
              >
                {t('resetSecondFactor')}
              </RowAction>
            )}
            <RowAction label={t('removeAdmin', { email })} onClick={() => onAsk('remove', admin)}>
              {t('remove')}
            </RowAction>
          </>
        );
      }}
    />
  );
}
