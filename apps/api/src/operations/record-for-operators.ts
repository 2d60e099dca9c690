import type { EntityManager } from 'typeorm';
import { operatorsLog, recordChange, type Change } from '../audit/record-change.js';
import type { TenantEntity } from '../tenants/tenant.entity.js';

/**
 * A command that gives somebody access to a tenant is in that tenant's log; and here in the operators', with whose tenant it
 * is, so that no operator lets themselves in unseen by the others.
 */
export const recordForOperators = (
  manager: EntityManager,
  { name: tenant }: Pick<TenantEntity, 'name'>,
  { after, ...change }: Omit<Change, 'before'>,
): Promise<void> => recordChange(manager, operatorsLog, { ...change, after: { tenant, ...after } });
