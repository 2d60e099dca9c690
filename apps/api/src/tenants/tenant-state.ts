import type { AuditAction, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { TenantNameMismatch, TenantNotFound, TenantStateConflict } from './errors.js';
import { recordTenantChange } from './record-tenant-change.js';
import { TenantEntity } from './tenant.entity.js';

const graceMilliseconds = 30 * 24 * 3600 * 1000;

type TenantState = 'active' | 'suspended' | 'deleting';

export type TenantStateChange =
  | { kind: 'suspend' | 'resume' | 'restore' }
  /** `name` is typed by whoever deletes, and has to be the tenant's. */
  | { kind: 'delete'; name: string };

const actions = {
  suspend: 'tenant.suspended',
  resume: 'tenant.resumed',
  delete: 'tenant.deletion_begun',
  restore: 'tenant.restored',
} as const satisfies Record<TenantStateChange['kind'], AuditAction>;

export const stateOf = ({ suspendedAt, deletedAfter }: Pick<TenantEntity, 'suspendedAt' | 'deletedAfter'>) =>
  (deletedAfter && 'deleting') || (suspendedAt && 'suspended') || 'active';

/**
 * What becomes of a tenant, in a transaction that is bound to it.
 *
 *     active ──suspend──> suspended ──delete, by its name──> deleting ──30 days──> gone
 *       │  <──resume──        <──────────restore──────────    │
 *       └──────────────────delete, by its name──────────────> │
 *       <──────────────────────restore────────────────────────┘
 *
 * One that is being deleted is suspended as well; restored, it is what it was before. Suspending what is suspended and
 * resuming what is active change nothing: two operators may think of it at once.
 *
 * @throws TenantNotFound, TenantNameMismatch, TenantStateConflict
 */
export async function changeTenantState(
  manager: EntityManager,
  id: TenantId,
  change: TenantStateChange,
  now: Date,
): Promise<void> {
  const tenant = await manager.findOne(TenantEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!tenant) throw new TenantNotFound(id);
  const state = stateOf(tenant);
  if (change.kind === 'delete' && change.name !== tenant.name) throw new TenantNameMismatch(tenant.name);
  const next = nextOf(tenant, state, change.kind, now);
  if (!next) throw new TenantStateConflict(change.kind, state);
  await manager.update(TenantEntity, { id }, next);
  const before = { suspendedAt: tenant.suspendedAt, deletedAfter: tenant.deletedAfter };
  await recordTenantChange(manager, tenant, { action: actions[change.kind], before, after: next, at: now });
}

function nextOf(
  { suspendedAt, deletedAfter }: TenantEntity,
  state: TenantState,
  change: TenantStateChange['kind'],
  now: Date,
): Pick<TenantEntity, 'suspendedAt' | 'deletedAfter'> | undefined {
  switch (change) {
    case 'suspend':
      return state === 'deleting' ? undefined : { suspendedAt: suspendedAt ?? now, deletedAfter: null };
    case 'resume':
      return state === 'deleting' ? undefined : { suspendedAt: null, deletedAfter: null };
    case 'delete':
      if (state === 'deleting') return undefined;
      return { suspendedAt: suspendedAt ?? now, deletedAfter: new Date(now.getTime() + graceMilliseconds) };
    case 'restore': {
      if (!deletedAfter) return undefined;
      const wasSuspendedBefore = suspendedAt && suspendedAt.getTime() < deletedAfter.getTime() - graceMilliseconds;
      return { suspendedAt: wasSuspendedBefore ? suspendedAt : null, deletedAfter: null };
    }
  }
}
