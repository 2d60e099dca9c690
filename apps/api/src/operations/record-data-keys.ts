import type { AuditAction, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import { operatorsLog, recordChange } from '../audit/record-change.js';
import type { Values } from '../audit/changed-fields.js';
import { noTenant } from '../authentication/credential.js';

/** Whose data keys a rotation replaces: one tenant's, or everybody's. */
export type RotationScope = TenantId | 'all';

/** In the operators' log: that a rotation began, and that it ended. One that has not ended goes on when it is run again. */
export const recordDataKeyRotation = (
  manager: EntityManager,
  step: 'begun' | 'ended',
  scope: RotationScope,
  after: Values,
): Promise<void> =>
  recordChange(manager, operatorsLog, {
    action: `data_keys.rotation_${step}` satisfies AuditAction,
    target: { kind: 'data-key', id: scope, name: scope },
    after,
    at: new Date(),
  });

/** In the log of whose data key it is. */
export const recordReplacedKey = (manager: EntityManager, realm: Realm, version: number, values: number) => {
  const name = `v${version}`;
  return recordChange(manager, realm.kind === 'tenant' ? realm.tenantId : operatorsLog, {
    action: 'data_key.replaced',
    target: { kind: 'data-key', id: name, name },
    after: { version, secrets: values },
    at: new Date(),
  });
};

/** Of a rotation that began and was stopped: the keys that it replaces were made before this. */
export async function findOpenRotation(manager: EntityManager, scope: RotationScope): Promise<Date | undefined> {
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [noTenant]);
  const [last] = await manager.query<{ action: AuditAction; after: { madeBefore?: string } | null }[]>(
    `select action, after from audit_entries
    where tenant_id = $1 and target_kind = 'data-key' and target_id = $2 and action in ('data_keys.rotation_begun', 'data_keys.rotation_ended')
    order by sequence desc limit 1`,
    [operatorsLog, scope],
  );
  const madeBefore = last?.action === 'data_keys.rotation_begun' ? last.after?.madeBefore : undefined;
  return madeBefore === undefined ? undefined : new Date(madeBefore);
}
