import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { Page } from '../../shell/page.js';
import { useCalls } from './api/list-calls.js';
import { CallDrawer } from './call-drawer.js';
import { CallFilters } from './call-filters.js';
import { toQuery } from './calls-search.js';
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
        <>
          <Button component="a" href={`/v1/calls/export?${toQuery(filter)}`} download>
            {t('export')}
          </Button>
          <Button loading={calls.isRefetching} onClick={() => void calls.refetch()}>
            {t('refresh')}
          </Button>
        </>
      }
    >
      <CallFilters filter={filter} onChange={(next) => void navigate({ search: next, replace: true })} />
      <div className={openCallSid ? 'cc-with-drawer' : undefined}>
        <ListCard
          query={calls}
          reading={t('reading')}
          isEmpty={rows.length === 0}
          empty={<NoCalls isFiltered={Object.keys(filter).length > 0} onClear={() => void navigate({ search: {} })} />}
          more={t('earlier')}
          status={t(calls.hasNextPage ? 'shownSome' : 'shownAll', { count: rows.length })}
        >
          <CallTable calls={rows} openCallSid={openCallSid} />
        </ListCard>
        {openCallSid && <CallDrawer key={openCallSid} callSid={openCallSid} onClose={close} />}
      </div>
    </Page>
  );
}
