import type { Client } from '@cordboard/contracts';
import { Avatar } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';

export function RepTable({ reps, onRemove }: { reps: Client[]; onRemove: (rep: Client) => void }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  return (
    <ListTable
      columns={[
        { head: t('name'), cell: ({ displayName }) => <Person name={displayName} /> },
        { head: t('clientName'), cell: ({ name }) => name, isCode: true },
        { head: t('since'), cell: ({ createdAt }) => formats.date(createdAt) },
      ]}
      rows={reps}
      keyOf={({ id }) => id}
      actions={(rep) => (
        <>
          <Link to="/calls" search={{ q: rep.name }} className="cc-link" aria-label={t('calls', { name: rep.name })}>
            {t('callsShort')}
          </Link>
          <RowAction label={t('removeRep', { name: rep.name })} onClick={() => onRemove(rep)}>
            {t('remove')}
          </RowAction>
        </>
      )}
    />
  );
}

function Person({ name }: { name: string }) {
  return (
    <span className="cc-person">
      <Avatar name={name} />
      {name}
    </span>
  );
}
