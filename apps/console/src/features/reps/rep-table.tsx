import type { Client } from '@cordboard/contracts';
import { Avatar } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

export function RepTable({ reps, onRemove }: { reps: Client[]; onRemove: (rep: Client) => void }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('clientName')}</th>
          <th scope="col">{t('since')}</th>
          <th scope="col" className="cc-number">
            {t('actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reps.map((rep) => (
          <tr key={rep.id}>
            <td data-head={t('name')}>
              <span className="cc-person">
                <Avatar name={rep.displayName} />
                {rep.displayName}
              </span>
            </td>
            <td data-head={t('clientName')} className="cc-mono">
              {rep.name}
            </td>
            <td data-head={t('since')}>{formats.date(rep.createdAt)}</td>
            <td className="cc-number">
              <span className="cc-row-actions">
                <Link
                  to="/calls"
                  search={{ q: rep.name }}
                  className="cc-link"
                  aria-label={t('calls', { name: rep.name })}
                >
                  {t('callsShort')}
                </Link>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={t('removeRep', { name: rep.name })}
                  onClick={() => onRemove(rep)}
                >
                  {t('remove')}
                </Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
