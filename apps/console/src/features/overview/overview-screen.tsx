import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { toProblem } from '../../api/api-problem.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useOverview } from './api/read-overview.js';
import { addDays, formatDay, todayInUtc } from './day.js';
import { DayFigures } from './day-figures.js';
import { HourChart } from './hour-chart.js';
import { messages } from './messages.js';

const route = getRouteApi('/');

export function OverviewScreen() {
  const { day } = route.useSearch();
  const navigate = route.useNavigate();
  const overview = useOverview(day);
  const today = todayInUtc();
  const shown = day ?? overview.data?.day ?? today;
  const go = (days: number) => {
    const next = addDays(shown, days);
    void navigate({ search: next === today ? {} : { day: next } });
  };
  const { data } = overview;
  return (
    <Page
      title={messages.title}
      lead={formatDay(shown)}
      actions={
        <>
          <Button onClick={() => go(-1)}>{messages.before}</Button>
          <Button onClick={() => go(1)} disabled={shown >= today}>
            {messages.after}
          </Button>
          <Button loading={overview.isRefetching} onClick={() => void overview.refetch()}>
            {messages.refresh}
          </Button>
        </>
      }
    >
      {overview.isPending && <Waiting>{messages.reading}</Waiting>}
      {overview.error && <ProblemNotice problem={toProblem(overview.error)} onRetry={() => void overview.refetch()} />}
      {data && (
        <div className="cc-stack">
          <DayFigures figures={data} />
          <section className="cc-card">
            <header className="cc-card-head">
              <h2>{messages.byHour}</h2>
              <span className="cc-hint">{messages.utc}</span>
            </header>
            {data.calls === 0 ? (
              <EmptyState title={messages.quietTitle} text={messages.quietText} />
            ) : (
              <HourChart hours={data.hours} />
            )}
          </section>
        </div>
      )}
    </Page>
  );
}
