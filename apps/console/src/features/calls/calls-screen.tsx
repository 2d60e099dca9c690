import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { toProblem } from '../../api/api-problem.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useCalls } from './api/list-calls.js';
import { CallDrawer } from './call-drawer.js';
import { CallFilters } from './call-filters.js';
import { CallTable } from './call-table.js';
import { messages } from './messages.js';
import { NoCalls } from './no-calls.js';

const route = getRouteApi('/calls');

export function CallsScreen() {
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
      title={messages.title}
      lead={messages.lead}
      actions={
        <Button loading={calls.isRefetching} onClick={() => void calls.refetch()}>
          {messages.refresh}
        </Button>
      }
    >
      <CallFilters filter={filter} onChange={(next) => void navigate({ search: next, replace: true })} />
      <div className={openCallSid ? 'cc-with-drawer' : undefined}>
        <div className="cc-card">
          {calls.isPending && <Waiting>{messages.reading}</Waiting>}
          {calls.error && <ProblemNotice problem={toProblem(calls.error)} onRetry={() => void calls.refetch()} />}
          {calls.isSuccess && rows.length === 0 && (
            <NoCalls isFiltered={Object.keys(filter).length > 0} onClear={() => void navigate({ search: {} })} />
          )}
          {rows.length > 0 && (
            <>
              <CallTable calls={rows} openCallSid={openCallSid} />
              <footer className="cc-card-foot">
                <span role="status">{messages.shown(rows.length, !calls.hasNextPage)}</span>
                {calls.hasNextPage && (
                  <Button loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
                    {messages.earlier}
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
