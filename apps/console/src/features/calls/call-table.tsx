import type { Call } from '@cordboard/contracts';
import { Icon, type IconName } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { formatDate, formatMoment, formatTime, startOfToday } from '../../format/time.js';
import { describeResult, otherPartyOf } from './describe-call.js';
import { messages } from './messages.js';

export function CallTable({ calls, openCallSid }: { calls: Call[]; openCallSid: string | undefined }) {
  return (
    <table className="cc-table cc-list-table cc-call-table">
      <thead>
        <tr>
          <th scope="col">{messages.time}</th>
          <th scope="col">{messages.with}</th>
          <th scope="col">{messages.rep}</th>
          <th scope="col" className="cc-number">
            {messages.result}
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
  const { words, tone } = describeResult(call);
  const isToday = Date.parse(call.startedAt) >= startOfToday().getTime();
  return (
    <tr className={isOpen ? 'cc-row-open' : undefined}>
      <td data-head={messages.time}>
        <time dateTime={call.startedAt} title={formatMoment(call.startedAt)}>
          {formatTime(call.startedAt)}
          {!isToday && <span className="cc-second-line">{formatDate(call.startedAt)}</span>}
        </time>
      </td>
      <td data-head={messages.with}>
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
            <span className="cc-second-line">{messages.directions[call.direction]}</span>
          </span>
        </Link>
      </td>
      <td data-head={messages.rep}>{call.clientName ?? <span className="cc-muted">{messages.nobody}</span>}</td>
      <td data-head={messages.result} className="cc-number">
        <span className={`cc-tag cc-tag-${tone}`}>{words}</span>
      </td>
    </tr>
  );
}

function pictureOf({ answeredAt, direction, endedAt }: Call): IconName {
  if (direction === 'outgoing') return 'outgoing';
  return endedAt && !answeredAt ? 'missed' : 'incoming';
}
