import type { CallTimelineEvent } from '@cordboard/contracts';
import { formatMoment, formatSecond } from '../../format/time.js';
import { describeEvent, toneOf } from './describe-call.js';
import { messages } from './messages.js';

export function CallTimelineList({ events }: { events: CallTimelineEvent[] }) {
  return (
    <ol className="cc-timeline" aria-label={messages.timeline}>
      {events.map((event, index) => {
        const { title, details } = describeEvent(event);
        return (
          // Events are only ever added, and have no name of their own.
          <li key={index} className={`cc-timeline-${toneOf(event)}`}>
            <strong>{title}</strong>
            <time dateTime={event.at} title={formatMoment(event.at)}>
              {formatSecond(event.at)}
            </time>
            <span className="cc-second-line">{details.join(' · ')}</span>
          </li>
        );
      })}
    </ol>
  );
}
