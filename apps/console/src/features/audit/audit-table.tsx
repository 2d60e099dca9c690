import type { AuditEntry } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { startOfToday } from '../../format/today.js';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { useEntryWords } from './use-entry-words.js';

export interface AuditTableProps {
  entries: AuditEntry[];
  openSequence: number | undefined;
}

export function AuditTable({ entries, openSequence }: AuditTableProps) {
  const t = useTranslations('audit');
  const isOpen = ({ sequence }: AuditEntry) => sequence === openSequence;
  return (
    <ListTable
      className="cc-row-links"
      columns={[
        { head: t('when'), cell: (entry) => <Moment entry={entry} /> },
        { head: t('what'), cell: (entry) => <What entry={entry} isOpen={isOpen(entry)} /> },
        { head: t('who'), cell: (entry) => <Who entry={entry} /> },
        // Beside an open entry, which says it too, there is no room for it.
        ...(openSequence === undefined
          ? [{ head: t('where'), cell: (entry: AuditEntry) => <Where entry={entry} /> }]
          : []),
      ]}
      rows={entries}
      keyOf={({ sequence }) => String(sequence)}
      isOpen={isOpen}
    />
  );
}

function Moment({ entry: { at } }: { entry: AuditEntry }) {
  const formats = useFormats();
  const isToday = Date.parse(at) >= startOfToday().getTime();
  return (
    <time dateTime={at} title={formats.moment(at)}>
      {formats.time(at)}
      {!isToday && <span className="cc-second-line">{formats.date(at)}</span>}
    </time>
  );
}

/** Its link reaches over the whole row, so that all of it can be clicked. */
function What({ entry, isOpen }: { entry: AuditEntry; isOpen: boolean }) {
  const words = useEntryWords();
  return (
    <Link
      to="/audit-log"
      search={(previous) => ({ ...previous, entry: String(entry.sequence) })}
      className="cc-row-link"
      data-entry={entry.sequence}
      aria-current={isOpen || undefined}
    >
      {words.what(entry)}
    </Link>
  );
}

function Who({ entry }: { entry: AuditEntry }) {
  const words = useEntryWords();
  const { name, kind } = words.who(entry);
  return (
    <span>
      {name}
      {kind && <span className="cc-second-line">{kind}</span>}
    </span>
  );
}

function Where({ entry: { origin } }: { entry: AuditEntry }) {
  const nameOf = useDeviceName();
  const t = useTranslations('audit');
  if (!origin.address && !origin.device) return <span className="cc-muted">{t('nowhere')}</span>;
  return (
    <span>
      {origin.device ? nameOf(origin.device) : origin.address}
      {origin.device && origin.address && <span className="cc-second-line">{origin.address}</span>}
    </span>
  );
}
