import type { AuditAction } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { noTenant } from '../authentication/credential.js';
import { operatorsLog, recordChange } from '../audit/record-change.js';
import type { Values } from '../audit/changed-fields.js';

/**
 * In the operators' log: that the rotation to a master key began, and that it ended, with how many data keys. Keys are named by
 * their ids, which are fingerprints and no secrets. One that began and has not ended was stopped, and goes on when it is run
 * again.
 */
export const recordRotation = (
  manager: EntityManager,
  step: 'begun' | 'ended',
  masterKeyId: string,
  after: Values,
): Promise<void> =>
  recordChange(manager, operatorsLog, {
    action: `master_key.rotation_${step}` satisfies AuditAction,
    target: { kind: 'master-key', id: masterKeyId, name: masterKeyId },
    after,
    at: new Date(),
  });

/** Has a rotation to this key begun that the log does not know the end of? */
export async function isRotationOpen(manager: EntityManager, masterKeyId: string): Promise<boolean> {
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [noTenant]);
  const [last] = await manager.query<{ action: AuditAction; target_id: string }[]>(
    `select action, target_id from audit_entries where tenant_id = $1 and target_kind = 'master-key'
    order by sequence desc limit 1`,
    [operatorsLog],
  );
  return last?.action === 'master_key.rotation_begun' && last.target_id === masterKeyId;
}
