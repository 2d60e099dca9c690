import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { NoMatch } from '../../list/no-match.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useClientCounts, useClients } from './api/clients.js';
import { RegisterForm } from './register-form.js';
import { RepDrawer } from './rep-drawer.js';
import { RepFilters } from './rep-filters.js';
import { RepTable } from './rep-table.js';

const route = getRouteApi('/reps');

export function RepsScreen() {
  const t = useTranslations('reps');
  const { rep: openId, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const { admin } = useMe();
  const clients = useClients(filter);
  const counts = useClientCounts();
  const reps = clients.data?.pages.flatMap(({ data }) => data) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  const close = () => {
    void navigate({ search: filter });
    document.querySelector<HTMLElement>(`[data-rep="${openId}"]`)?.focus();
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
      lead={counts.data?.all ? t('answer', { all: counts.data.all, can: counts.data.available }) : t('lead')}
      actions={
        <>
          <Button component="a" href={`/v1/clients/export?${new URLSearchParams({ ...filter })}`} download>
            {t('exportAll')}
          </Button>
          {isAtLeast(admin.role, 'admin') && (
            <>
              <Button renderRoot={(props: object) => <Link to="/reps/teams" {...props} />}>{t('toTeams')}</Button>
              <Button renderRoot={(props: object) => <Link to="/reps/import" {...props} />}>{t('toImport')}</Button>
            </>
          )}
        </>
      }
    >
      <div className="cc-stack">
        {isAtLeast(admin.role, 'admin') && <RegisterForm />}
        <RepFilters
          filter={filter}
          counts={counts.data}
          onChange={(next) => void navigate({ search: ({ rep }) => ({ ...next, ...(rep && { rep }) }), replace: true })}
        />
        <div className={openId ? 'cc-with-drawer' : undefined}>
          <ListCard
            query={clients}
            reading={t('reading')}
            isEmpty={reps.length === 0}
            empty={empty}
            more={t('more')}
            status={t('reachableHint')}
          >
            <RepTable reps={reps} openId={openId} />
          </ListCard>
          {openId && <RepDrawer key={openId} id={openId} onClose={close} />}
        </div>
      </div>
    </Page>
  );
}
