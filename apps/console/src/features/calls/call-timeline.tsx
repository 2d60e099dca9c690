import type { CallTimelineEvent } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { toneOf, useCallDescriptions } from './describe-call.js';
import { failureOf } from './explain-failure.js';

export function CallTimelineList({ events }: { events: CallTimelineEvent[] }) {
  const t = useTranslations('calls');
  const formats = useFormats();
  const describe = useCallDescriptions();
  return (
    <ol className="cc-timeline" aria-label={t('timeline')}>
      {events.map((event, index) => {
        const { title, details } = describe.event(event);
        return (
          // Events are only ever added, and have no name of their own.
          <li key={index} className={`cc-timeline-${toneOf(event)}`}>
            <strong>{title}</strong>
            <time dateTime={event.at} title={formats.moment(event.at)}>
              {formats.second(event.at)}
            </time>
            <span className="cc-second-line">{details.join(' · ')}</span>
            <Explanation event={event} />
            {event.kind === 'requested' && event.twiml && (
              <details className="cc-details cc-timeline-twiml">
                <summary>{t('ourTwiml')}</summary>
                <pre className="cc-mono">{event.twiml}</pre>
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Explanation({ event }: { event: CallTimelineEvent }) {
  const t = useTranslations('calls');
  const failure = failureOf(event);
  if (!failure) return null;
  const code = event.kind === 'leg' ? (event.errorCode ?? event.sipResponseCode) : null;
  return (
    <p className="cc-timeline-cause">
      {t(`causes.${failure}`)} {t(`remedies.${failure}`)}
      {code !== null && <span className="cc-muted"> {t('code', { code: String(code) })}</span>}
    </p>
  );
}
