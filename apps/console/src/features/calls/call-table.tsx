import type { Call } from '@cordboard/contracts';
import { Icon, type IconName } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { startOfToday } from '../../format/today.js';
import { useFormats } from '../../format/use-formats.js';
import { otherPartyOf, useCallDescriptions } from './describe-call.js';

export function CallTable({ calls, openCallSid }: { calls: Call[]; openCallSid: string | undefined }) {
  const t = useTranslations('calls');
  return (
    <table className="cc-table cc-list-table cc-call-table">
      <thead>
        <tr>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('with')}</th>
          <th scope="col">{t('rep')}</th>
          <th scope="col" className="cc-number">
            {t('result')}
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <CallRow key={call.callSid} call={call} isOpen={call.callSid === openCallSid} />
        ))}
      </tbody>
    </table>
  );
}

function CallRow({ call, isOpen }: { call: Call; isOpen: boolean }) {
  const t = useTranslations('calls');
  const formats = useFormats();
  const { words, tone } = useCallDescriptions().result(call);
  const isToday = Date.parse(call.startedAt) >= startOfToday().getTime();
  return (
    <tr className={isOpen ? 'cc-row-open' : undefined}>
      <td data-head={t('time')}>
        <time dateTime={call.startedAt} title={formats.moment(call.startedAt)}>
          {formats.time(call.startedAt)}
          {!isToday && <span className="cc-second-line">{formats.date(call.startedAt)}</span>}
        </time>
      </td>
      <td data-head={t('with')}>
        {/* Reaches over the whole row, so that all of it can be clicked. */}
        <Link
          to="/calls"
          search={(previous) => ({ ...previous, call: call.callSid })}
          className="cc-row-link"
          data-call={call.callSid}
          aria-current={isOpen || undefined}
        >
          <Icon name={pictureOf(call)} size="sm" />
          <span>
            {otherPartyOf(call)}
            <span className="cc-second-line">{t(`directions.${call.direction}`)}</span>
          </span>
        </Link>
      </td>
      <td data-head={t('rep')}>{call.clientName ?? <span className="cc-muted">{t('nobody')}</span>}</td>
      <td data-head={t('result')} className="cc-number">
        <span className={`cc-tag cc-tag-${tone}`}>{words}</span>
      </td>
    </tr>
  );
}

function pictureOf({ answeredAt, direction, endedAt }: Call): IconName {
  if (direction === 'outgoing') return 'outgoing';
  return endedAt && !answeredAt ? 'missed' : 'incoming';
}
