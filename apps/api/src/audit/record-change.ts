import type { AuditAction, AuditEntry, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { noTenant } from '../authentication/credential.js';
import { whoActs, type AuditActor } from './acting.js';
import { changedFields, type Values } from './changed-fields.js';

/** Whose log holds what operators do with their own accounts, and with tenants. */
export const operatorsLog = noTenant;

export interface Change {
  readonly action: AuditAction;
  readonly target: AuditEntry['target'];
  /** Without `before` it is new, without `after` gone; of both, what differs is kept. Secrets as fingerprints. */
  readonly before?: Values | undefined;
  readonly after?: Values | undefined;
  /** Who does it where nobody is signed in: they have shown who they are in another way, such as a password. */
  readonly self?: AuditActor | undefined;
  readonly at: Date;
}

/**
 * Appends to the tenant's audit log, in the transaction of the change that it tells of: neither is without the other. A
 * change from something to the same is none.
 *
 * The last thing that a transaction does: it locks the end of the chain until the commit, and whoever waited for another
 * lock while holding this one could wait for somebody who waits for it.
 */
export async function recordChange(manager: EntityManager, tenantId: TenantId, change: Change): Promise<void> {
  const changed = changedFields(change.before, change.after);
  if (!changed) return;
  if (tenantId !== operatorsLog) return append(manager, tenantId, change, changed);
  // There is no tenant of this id: a transaction that is bound to it sees nothing but the operators' own log.
  const bound = await bindTo(manager, operatorsLog);
  await append(manager, operatorsLog, change, changed);
  await bindTo(manager, bound);
}

async function append(
  manager: EntityManager,
  tenantId: TenantId,
  { action, target, self, at }: Change,
  { before, after }: { before: Values | null; after: Values | null },
): Promise<void> {
  const { actor: acting, origin } = whoActs();
  const actor = acting.kind === 'anonymous' && self ? self : acting;
  await manager.query(
    `insert into audit_entries (tenant_id, at, actor_kind, actor_id, actor_name, action,
      target_kind, target_id, target_name, address, device, before, after)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[tenantId, at, actor.kind, actor.id, actor.name, action, target.kind, target.id, target.name],
      ...[origin.address, origin.device, before && JSON.stringify(before), after && JSON.stringify(after)],
    ],
  );
}

/** Returns what the transaction was bound to before. */
async function bindTo(manager: EntityManager, tenantId: string): Promise<string> {
  const [row] = await manager.query<{ bound: string }[]>(
    `select coalesce(current_setting('app.tenant_id', true), '') as bound`,
  );
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
  return row?.bound ?? '';
}
