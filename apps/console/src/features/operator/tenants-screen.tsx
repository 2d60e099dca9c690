import type { OperatedTenant } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ListCard } from '../../list/list-card.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useChangeTenant, useSwitchTenantCalls, useTenants } from './api/tenants.js';
import { CreateTenantForm } from './create-tenant-form.js';
import { DeleteTenant } from './delete-tenant.js';
import { StopTenantCalls } from './stop-tenant-calls.js';
import { SuspendTenant } from './suspend-tenant.js';
import { TenantTable, type TenantAction } from './tenant-table.js';

/** Every company on this Cordboard, how it is doing, and what an operator does with it. */
export function TenantsScreen() {
  const t = useTranslations('operator');
  const tenants = useTenants();
  const change = useChangeTenant();
  const calls = useSwitchTenantCalls();
  const rows = tenants.data?.pages.flatMap(({ data }) => data) ?? [];
  const [asked, setAsked] = useState<{ action: 'suspend' | 'delete' | 'stopCalls'; tenant: OperatedTenant } | null>(
    null,
  );
  const close = () => setAsked(null);
  const act = (action: TenantAction, tenant: OperatedTenant) => {
    if (action === 'suspend' || action === 'delete' || action === 'stopCalls') {
      setAsked({ action, tenant });
      return;
    }
    const { name } = tenant;
    if (action === 'resumeCalls') {
      calls.mutate(
        { tenant, to: 'resume' },
        { onSuccess: () => notifications.show({ message: t('callsResumed', { name }) }) },
      );
      return;
    }
    const onSuccess = () => notifications.show({ message: t(action === 'resume' ? 'resumed' : 'restored', { name }) });
    change.mutate({ tenant, change: { kind: action } }, { onSuccess });
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="cc-stack">
        <CreateTenantForm />
        {calls.error && <ProblemNotice problem={toProblem(calls.error)} />}
        {change.error && <ProblemNotice problem={toProblem(change.error)} />}
        <ListCard
          query={tenants}
          reading={t('reading')}
          isEmpty={rows.length === 0}
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
          more={t('more')}
          status={t('shown', { count: rows.length })}
        >
          <TenantTable tenants={rows} onAct={act} busyId={change.isPending ? change.variables.tenant.id : null} />
        </ListCard>
      </div>
      {asked?.action === 'suspend' && <SuspendTenant tenant={asked.tenant} onClose={close} />}
      {asked?.action === 'stopCalls' && <StopTenantCalls tenant={asked.tenant} onClose={close} />}
      {asked?.action === 'delete' && <DeleteTenant tenant={asked.tenant} onClose={close} />}
    </Page>
  );
}
