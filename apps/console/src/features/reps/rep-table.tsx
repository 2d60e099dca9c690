import type { Client } from '@cordboard/contracts';
import { Avatar } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RepState, useShortMoment } from './rep-state.js';

export function RepTable({ reps, openId }: { reps: Client[]; openId: string | undefined }) {
  const t = useTranslations('reps');
  const formats = useFormats();
  const isOpen = ({ id }: Client) => id === openId;
  return (
    <ListTable
      className="cc-row-links"
      columns={[
        { head: t('rep'), cell: (rep) => <Person rep={rep} isOpen={isOpen(rep)} /> },
        { head: t('state'), cell: (rep) => <RepState rep={rep} /> },
        { head: t('lastToken'), cell: (rep) => <LastToken rep={rep} /> },
        { head: t('callsToday'), cell: ({ callCount }) => formats.whole(callCount ?? 0), isAtEnd: true },
      ]}
      rows={reps}
      keyOf={({ id }) => id}
      isOpen={isOpen}
    />
  );
}

/** Its link reaches over the whole row, so that all of it can be clicked. */
function Person({ rep: { id, name, crmUser, displayName, team }, isOpen }: { rep: Client; isOpen: boolean }) {
  return (
    <Link
      to="/reps"
      search={(previous) => ({ ...previous, rep: id })}
      className="cc-row-link"
      data-rep={id}
      aria-current={isOpen || undefined}
    >
      <Avatar name={displayName} />
      <span>
        {displayName}
        <span className="cc-second-line">
          <span className="cc-mono">{crmUser ?? name}</span>
          {team && ` · ${team.name}`}
        </span>
      </span>
    </Link>
  );
}

function LastToken({ rep: { lastTokenAt, reachableUntil } }: { rep: Client }) {
  const t = useTranslations('reps');
  const moment = useShortMoment();
  if (!lastTokenAt) return <span className="cc-muted">{t('noToken')}</span>;
  const isGood = reachableUntil !== null && Date.parse(reachableUntil) > Date.now();
  return (
    <span>
      <time dateTime={lastTokenAt}>{moment(lastTokenAt)}</time>
      {reachableUntil && (
        <span className="cc-second-line">{t(isGood ? 'goodUntil' : 'ranOut', { when: moment(reachableUntil) })}</span>
      )}
    </span>
  );
}
