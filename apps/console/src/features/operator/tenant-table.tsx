import type { OperatedTenant } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';

export type TenantAction = 'suspend' | 'resume' | 'delete' | 'restore' | 'stopCalls' | 'resumeCalls';

const actionsIn: Record<OperatedTenant['state'], readonly TenantAction[]> = {
  active: ['stopCalls', 'suspend', 'delete'],
  suspended: ['resume', 'delete'],
  deleting: ['restore'],
};
const actionsOn = ({ state, callingStop }: OperatedTenant) =>
  actionsIn[state].map((action) => (action === 'stopCalls' && callingStop.operator ? 'resumeCalls' : action));
const harmless: readonly TenantAction[] = ['resume', 'restore', 'resumeCalls'];
const toneOf: Record<OperatedTenant['state'], string> = {
  active: 'cc-tag cc-tag-ok',
  suspended: 'cc-tag cc-tag-warning',
  deleting: 'cc-tag cc-tag-danger',
};

export interface TenantTableProps {
  tenants: OperatedTenant[];
  busyId: string | null;
  onAct: (action: TenantAction, tenant: OperatedTenant) => void;
}

/** How each is doing at a glance; nothing of what it holds. */
export function TenantTable({ tenants, busyId, onAct }: TenantTableProps) {
  const t = useTranslations('operator');
  const formats = useFormats();
  return (
    <ListTable
      columns={[
        {
          head: t('company'),
          cell: ({ name, country, createdAt }) => (
            <>
              <strong>{name}</strong>
              <span className="cc-second-line">
                {t('since', { country: formats.country(country), date: formats.date(createdAt) })}
              </span>
            </>
          ),
        },
        {
          head: t('state'),
          cell: ({ state, deletedAfter, callingStop }) => (
            <>
              <span className={toneOf[state]}>{t(`states.${state}`)}</span>
              {(callingStop.operator ?? callingStop.company) && (
                <span className="cc-second-line">
                  {t(callingStop.operator ? 'callsStopped' : 'callsStoppedByCompany')}
                </span>
              )}
              {deletedAfter && (
                <span className="cc-second-line">{t('goneOn', { date: formats.date(deletedAfter) })}</span>
              )}
            </>
          ),
        },
        {
          head: t('twilio'),
          cell: ({ isConnected, twilioCheck }) => (
            <>
              {isConnected ? t('connected') : t('notConnected')}
              {isConnected && twilioCheck && (
                <span className="cc-second-line">
                  {t(`checks.${twilioCheck.outcome}`, { age: formats.age(twilioCheck.at) })}
                </span>
              )}
            </>
          ),
        },
        {
          head: t('calls'),
          isAtEnd: true,
          cell: ({ callsIn24Hours, lastCallAt }) => (
            <>
              {formats.whole(callsIn24Hours)}
              <span className="cc-second-line">
                {lastCallAt ? t('lastCall', { age: formats.age(lastCallAt) }) : t('noCall')}
              </span>
            </>
          ),
        },
        { head: t('reps'), isAtEnd: true, cell: ({ reps }) => formats.whole(reps) },
        { head: t('admins'), isAtEnd: true, cell: ({ admins }) => formats.whole(admins) },
      ]}
      rows={tenants}
      keyOf={({ id }) => id}
      actions={(tenant) =>
        actionsOn(tenant).map((action) => (
          <RowAction
            key={action}
            isHarmless={harmless.includes(action)}
            label={t(`actionsOf.${action}`, { name: tenant.name })}
            isBusy={busyId === tenant.id}
            onClick={() => onAct(action, tenant)}
          >
            {t(`actions.${action}`)}
          </RowAction>
        ))
      }
    />
  );
}
