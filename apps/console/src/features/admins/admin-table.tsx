import type { Admin } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';
import { isAtLeast, useMe } from '../../session/use-session.js';

/** Only an owner removes admins, and nobody here removes themselves. */
export function AdminTable({ admins, onRemove }: { admins: Admin[]; onRemove: (admin: Admin) => void }) {
  const t = useTranslations('admins');
  const formats = useFormats();
  const { admin: me } = useMe();
  const mayRemove = isAtLeast(me.role, 'owner');
  return (
    <ListTable
      columns={[
        { head: t('email'), cell: ({ email }) => email },
        { head: t('role'), cell: ({ role }) => t(`roles.${role}`) },
        { head: t('since'), cell: ({ createdAt }) => formats.date(createdAt) },
      ]}
      rows={admins}
      keyOf={({ id }) => id}
      actions={(admin) => {
        if (admin.id === me.id) return <span className="cc-tag cc-tag-line">{t('you')}</span>;
        if (!mayRemove) return null;
        return (
          <RowAction label={t('removeAdmin', { email: admin.email })} onClick={() => onRemove(admin)}>
            {t('remove')}
          </RowAction>
        );
      }}
    />
  );
}
