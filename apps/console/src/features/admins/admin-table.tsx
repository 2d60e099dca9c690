import type { Admin } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { isAtLeast, useMe } from '../../session/use-session.js';

/** Only an owner removes admins, and nobody here removes themselves. */
export function AdminTable({ admins, onRemove }: { admins: Admin[]; onRemove: (admin: Admin) => void }) {
  const t = useTranslations('admins');
  const formats = useFormats();
  const { admin: me } = useMe();
  const mayRemove = isAtLeast(me.role, 'owner');
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{t('email')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col">{t('since')}</th>
          <th scope="col" className="cc-number">
            {t('actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {admins.map((admin) => (
          <tr key={admin.id}>
            <td data-head={t('email')}>{admin.email}</td>
            <td data-head={t('role')}>{t(`roles.${admin.role}`)}</td>
            <td data-head={t('since')}>{formats.date(admin.createdAt)}</td>
            <td className="cc-number">
              {admin.id === me.id && <span className="cc-tag cc-tag-line">{t('you')}</span>}
              {admin.id !== me.id && mayRemove && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={t('removeAdmin', { email: admin.email })}
                  onClick={() => onRemove(admin)}
                >
                  {t('remove')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
