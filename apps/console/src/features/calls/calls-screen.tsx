import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useCalls } from './api/list-calls.js';
import { CallDrawer } from './call-drawer.js';
import { CallFilters } from './call-filters.js';
import { CallTable } from './call-table.js';
import { NoCalls } from './no-calls.js';

const route = getRouteApi('/calls');

export function CallsScreen() {
  const t = useTranslations('calls');
  const { call: openCallSid, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const calls = useCalls(filter);
  const rows = calls.data?.pages.flatMap(({ data }) => data) ?? [];
  const close = () => {
    void navigate({ search: filter });
    document.querySelector<HTMLElement>(`[data-call="${openCallSid}"]`)?.focus();
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button loading={calls.isRefetching} onClick={() => void calls.refetch()}>
          {t('refresh')}
        </Button>
      }
    >
      <CallFilters filter={filter} onChange={(next) => void navigate({ search: next, replace: true })} />
      <div className={openCallSid ? 'cc-with-drawer' : undefined}>
        <div className="cc-card">
          {calls.isPending && <Waiting>{t('reading')}</Waiting>}
          {calls.error && <ProblemNotice problem={toProblem(calls.error)} onRetry={() => void calls.refetch()} />}
          {calls.isSuccess && rows.length === 0 && (
            <NoCalls isFiltered={Object.keys(filter).length > 0} onClear={() => void navigate({ search: {} })} />
          )}
          {rows.length > 0 && (
            <>
              <CallTable calls={rows} openCallSid={openCallSid} />
              <footer className="cc-card-foot">
                <span role="status">{t(calls.hasNextPage ? 'shownSome' : 'shownAll', { count: rows.length })}</span>
                {calls.hasNextPage && (
                  <Button loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                    {t('earlier')}
                  </Button>
                )}
              </footer>
            </>
          )}
        </div>
        {openCallSid && <CallDrawer key={openCallSid} callSid={openCallSid} onClose={close} />}
      </div>
    </Page>
  );
}
