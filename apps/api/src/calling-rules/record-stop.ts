import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import { recordTenantChange } from '../tenants/record-tenant-change.js';
import type { TenantEntity } from '../tenants/tenant.entity.js';

/** In the company's log; and where an operator does it, in the operators', too. */
export async function recordStop(
  manager: EntityManager,
  { before, after, at }: { before: TenantEntity; after: TenantEntity; at: Date },
): Promise<void> {
  const isOperators = before.callsStoppedByOperatorAt !== after.callsStoppedByOperatorAt;
  const isStopped = isOperators ? after.callsStoppedByOperatorAt : after.callsStoppedAt;
  const change = {
    action: isStopped ? 'calls.stopped' : 'calls.resumed',
    before: momentsOf(before),
    after: momentsOf(after),
    at,
  } as const;
  if (isOperators) return recordTenantChange(manager, before, change);
  const target = { kind: 'tenant', id: before.id, name: before.name } as const;
  return recordChange(manager, before.id, { ...change, target });
}

const momentsOf = (tenant: TenantEntity) => ({
  stoppedByCompanySince: tenant.callsStoppedAt,
  stoppedByOperatorSince: tenant.callsStoppedByOperatorAt,
});
