import type { EntityManager } from 'typeorm';
import { operatorsLog, recordChange, type Change } from '../audit/record-change.js';
import type { TenantEntity } from './tenant.entity.js';

/** What is done with a tenant as a whole, its own admins see in its log, and the operators in theirs. */
export async function recordTenantChange(
  manager: EntityManager,
  { id, name }: Pick<TenantEntity, 'id' | 'name'>,
  change: Omit<Change, 'target'>,
): Promise<void> {
  const target = { kind: 'tenant', id, name } as const;
  for (const log of [id, operatorsLog]) await recordChange(manager, log, { ...change, target });
}
