import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { toProblem } from '../../api/api-problem.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useOverview, useOverviewDays } from './api/read-overview.js';
import { addDays, todayIn, viewersTimeZone } from './day.js';
import { DayChart } from './day-chart.js';
import { DayFigures } from './day-figures.js';
import { HourChart } from './hour-chart.js';
import { MissedBecause } from './missed-because.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { useCallingStop } from '../calling-rules/api/calling-stop.js';
import { CallsStoppedNotice } from '../calling-rules/calls-stopped-notice.js';
import { NeedsYou } from './needs-you.js';

const route = getRouteApi('/');

export function OverviewScreen() {
  const t = useTranslations('overview');
  const formats = useFormats();
  const { day } = route.useSearch();
  const navigate = route.useNavigate();
  const timeZone = viewersTimeZone();
  const overview = useOverview(day, timeZone);
  const today = todayIn(timeZone);
  const shown = day ?? overview.data?.day ?? today;
  const go = (days: number) => {
    const next = addDays(shown, days);
    void navigate({ search: next === today ? {} : { day: next } });
  };
  const days = useOverviewDays(shown, timeZone);
  const { data } = overview;
  return (
    <Page
      title={t('title')}
      lead={formats.day(shown)}
      actions={
        <>
          <Button onClick={() => go(-1)}>{t('before')}</Button>
          <Button onClick={() => go(1)} disabled={shown >= today}>
            {t('after')}
          </Button>
          <Button loading={overview.isRefetching} onClick={() => void overview.refetch()}>
            {t('refresh')}
          </Button>
        </>
      }
    >
      {overview.isPending && <Waiting>{t('reading')}</Waiting>}
      {overview.error && <ProblemNotice problem={toProblem(overview.error)} onRetry={() => void overview.refetch()} />}
      {data && (
        <div className="cc-stack">
          <StoppedCalls />
          <NeedsYou figures={data} />
          <DayFigures figures={data} />
          <section className="cc-card">
            <header className="cc-card-head">
              <h2>{t('byHour')}</h2>
              <span className="cc-hint">{timeZone}</span>
            </header>
            {data.calls === 0 ? (
              <EmptyState title={t('quietTitle')} text={t('quietText')} />
            ) : (
              <HourChart hours={data.hours} />
            )}
          </section>
          {data.missed > 0 && <MissedBecause reasons={data.missedBecause} />}
          {days.data && days.data.some(({ calls }) => calls > 0) && (
            <section className="cc-card">
              <header className="cc-card-head">
                <h2>{t('byDay')}</h2>
              </header>
              <DayChart days={days.data} />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}

function StoppedCalls() {
  const t = useTranslations('overview');
  const mayChange = isAtLeast(useMe().admin.role, 'admin');
  const stop = useCallingStop().data;
  return (
    stop && (
      <CallsStoppedNotice
        stop={stop}
        action={
          mayChange && (
            <Link to="/calling-rules" className="cc-link">
              {t('toCallingRules')}
            </Link>
          )
        }
      />
    )
  );
}
