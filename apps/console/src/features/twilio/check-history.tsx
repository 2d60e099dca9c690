import type { TwilioCheck } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useCallerName } from '../../format/use-caller-name.js';
import { useFormats } from '../../format/use-formats.js';
import { ListCard } from '../../list/list-card.js';
import { ListTable } from '../../list/list-table.js';
import { EmptyState } from '../../shell/empty-state.js';
import { useCheckHistory } from './api/twilio-checks.js';

const tones = { well: 'cc-tag-ok', broken: 'cc-tag-danger', unknown: 'cc-tag-warning' } as const;

/** When Twilio was looked at, by whom, what was found, and what was changed. */
export function CheckHistory() {
  const t = useTranslations('twilio');
  const nameOf = useCallerName();
  const formats = useFormats();
  const history = useCheckHistory();
  const checks = history.data?.pages.flatMap(({ data }) => data) ?? [];
  const amiss = ({ findings }: TwilioCheck) => findings.filter(({ state }) => state === 'failed');
  return (
    <section aria-labelledby="twilio-history" className="cc-stack">
      <h2 id="twilio-history">{t('history.title')}</h2>
      <ListCard
        query={history}
        reading={t('history.reading')}
        isEmpty={checks.length === 0}
        empty={<EmptyState title={t('checks.noneTitle')} text={t('checks.noneText')} />}
        more={t('history.more')}
      >
        <ListTable
          columns={[
            { head: t('history.at'), cell: ({ finishedAt }) => formats.moment(finishedAt) },
            {
              head: t('history.outcome'),
              cell: ({ outcome, transition }) => (
                <span className={`cc-tag ${tones[outcome]}`}>
                  {transition ? t(`transitions.${transition}`) : t(`outcomes.${outcome}`)}
                </span>
              ),
            },
            {
              head: t('history.found'),
              cell: (check) =>
                [...new Set(amiss(check).map((finding) => t(`checkNames.${finding.check}`)))].join(', ') ||
                t('history.nothing'),
            },
            {
              head: t('history.cause'),
              cell: ({ cause, by, changes }) => t(`causes.${cause}`, { by: nameOf(by ?? ''), count: changes.length }),
            },
          ]}
          rows={checks}
          keyOf={({ id }) => id}
        />
      </ListCard>
    </section>
  );
}
