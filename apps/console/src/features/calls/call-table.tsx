import type { Call } from '@cordboard/contracts';
import { Icon, type IconName } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PartyName } from '../../format/party-name.js';
import { startOfToday } from '../../format/today.js';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { otherPartyOf, useCallDescriptions } from './describe-call.js';

export function CallTable({ calls, openCallSid }: { calls: Call[]; openCallSid: string | undefined }) {
  const t = useTranslations('calls');
  const isOpen = ({ callSid }: Call) => callSid === openCallSid;
  return (
    <ListTable
      className="cc-call-table"
      columns={[
        { head: t('time'), cell: (call) => <Start call={call} /> },
        { head: t('with'), cell: (call) => <Party call={call} isOpen={isOpen(call)} /> },
        {
          head: t('rep'),
          cell: ({ clientName, crmUser }) => crmUser ?? clientName ?? <span className="cc-muted">{t('nobody')}</span>,
        },
        { head: t('result'), cell: (call) => <Result call={call} />, isAtEnd: true },
      ]}
      rows={calls}
      keyOf={({ callSid }) => callSid}
      isOpen={isOpen}
    />
  );
}

function Start({ call: { startedAt } }: { call: Call }) {
  const formats = useFormats();
  const isToday = Date.parse(startedAt) >= startOfToday().getTime();
  return (
    <time dateTime={startedAt} title={formats.moment(startedAt)}>
      {formats.time(startedAt)}
      {!isToday && <span className="cc-second-line">{formats.date(startedAt)}</span>}
    </time>
  );
}

/** Its link reaches over the whole row, so that all of it can be clicked. */
function Party({ call, isOpen }: { call: Call; isOpen: boolean }) {
  const t = useTranslations('calls');
  return (
    <Link
      to="/calls"
      search={(previous) => ({ ...previous, call: call.callSid })}
      className="cc-row-link"
      data-call={call.callSid}
      aria-current={isOpen || undefined}
    >
      <Icon name={pictureOf(call)} size="sm" />
      <span>
        <PartyName party={otherPartyOf(call)} />
        <span className="cc-second-line">{t(`directions.${call.direction}`)}</span>
      </span>
    </Link>
  );
}

function Result({ call }: { call: Call }) {
  const { words, tone } = useCallDescriptions().result(call);
  return <span className={`cc-tag cc-tag-${tone}`}>{words}</span>;
}

function pictureOf({ answeredAt, direction, endedAt }: Call): IconName {
  if (direction === 'outgoing') return 'outgoing';
  return endedAt && !answeredAt ? 'missed' : 'incoming';
}
