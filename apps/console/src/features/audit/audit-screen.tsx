import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useAuditLog } from './api/list-audit-log.js';
import { AuditDrawer } from './audit-drawer.js';
import { AuditFilters } from './audit-filters.js';
import { toQuery } from './audit-search.js';
import { AuditTable } from './audit-table.js';

const route = getRouteApi('/audit-log');

/** Who did what, and when? */
export function AuditScreen() {
  const t = useTranslations('audit');
  const { entry: openSequence, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const log = useAuditLog(filter);
  const entries = log.data?.pages.flatMap(({ data }) => data) ?? [];
  const open = entries.find(({ sequence }) => String(sequence) === openSequence);
  const isFiltered = Object.keys(filter).length > 0;
  const close = () => {
    void navigate({ search: filter });
    document.querySelector<HTMLElement>(`[data-entry="${openSequence}"]`)?.focus();
  };
  const empty = isFiltered ? (
    <EmptyState title={t('nothingTitle')} text={t('nothingText')}>
      <Button variant="filled" onClick={() => void navigate({ search: {} })}>
        {t('clear')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button component="a" href={`/v1/audit-log/export?${toQuery(filter)}`} download>
            {t('export')}
          </Button>
          <Button loading={log.isRefetching} onClick={() => void log.refetch()}>
            {t('refresh')}
          </Button>
        </>
      }
    >
      <AuditFilters filter={filter} onChange={(next) => void navigate({ search: next, replace: true })} />
      <div className={open ? 'cc-with-drawer' : undefined}>
        <ListCard
          query={log}
          reading={t('reading')}
          isEmpty={entries.length === 0}
          empty={empty}
          more={t('earlier')}
          status={t(log.hasNextPage ? 'shownSome' : 'shownAll', { count: entries.length })}
        >
          <AuditTable entries={entries} openSequence={open?.sequence} />
        </ListCard>
        {open && <AuditDrawer key={open.sequence} entry={open} onClose={close} />}
      </div>
    </Page>
  );
}
