import { auditActions, type AuditAction } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { NoMatch } from '../../list/no-match.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useAuditLog } from './api/list-audit-log.js';
import { AuditDrawer } from './audit-drawer.js';
import { AuditFilters } from './audit-filters.js';
import { toQuery } from './audit-search.js';
import { AuditTable } from './audit-table.js';

const route = getRouteApi('/audit-log');

/** Who did what in this company, and when? */
export function AuditScreen() {
  const lead = useTranslations('audit')('lead');
  return <AuditLog path="/v1/audit-log" lead={lead} actions={auditActions} canExport />;
}

export interface AuditLogProps {
  /** Of the log at the API. */
  path: string;
  lead: string;
  /** What can be in it. */
  actions: readonly AuditAction[];
  canExport?: boolean;
}

/** A log with its filters, at the address `/audit-log`. */
export function AuditLog({ path, lead, actions, canExport = false }: AuditLogProps) {
  const t = useTranslations('audit');
  const { entry: openSequence, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const log = useAuditLog(path, filter);
  const entries = log.data?.pages.flatMap(({ data }) => data) ?? [];
  const open = entries.find(({ sequence }) => String(sequence) === openSequence);
  const isFiltered = Object.keys(filter).length > 0;
  const close = () => {
    void navigate({ search: filter });
    document.querySelector<HTMLElement>(`[data-entry="${openSequence}"]`)?.focus();
  };
  const empty = isFiltered ? (
    <NoMatch
      title={t('nothingTitle')}
      text={t('nothingText')}
      clear={t('clear')}
      onClear={() => void navigate({ search: {} })}
    />
  ) : (
    <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
  );
  return (
    <Page
      title={t('title')}
      lead={lead}
      actions={
        <>
          {canExport && (
            <Button component="a" href={`${path}/export?${toQuery(filter)}`} download>
              {t('export')}
            </Button>
          )}
          <Button loading={log.isRefetching} onClick={() => void log.refetch()}>
            {t('refresh')}
          </Button>
        </>
      }
    >
      <AuditFilters
        filter={filter}
        actions={actions}
        onChange={(next) => void navigate({ search: next, replace: true })}
      />
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
