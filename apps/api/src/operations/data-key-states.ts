import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import type { RotationScope } from './record-data-keys.js';

/**
 * How far the rotation of a tenant's data key, or the operators', has come; all of it is in the database.
 *
 *     one key ──announce──> announced ──(all nodes know it)──reseal──> sealing ──(all nodes seal with it)──replace──> one key
 */
export interface DataKeyState {
  readonly realm: Realm;
  readonly newest: number;
  readonly step: 'one-key' | 'announced' | 'sealing';
  /** Of the newest. */
  readonly createdAt: Date;
  /** Since when it is in this step. */
  readonly since: Date;
}

interface Row {
  tenant_id: TenantId | null;
  newest: number;
  keys: number;
  created_at: Date;
  seals_since: Date | null;
}

/** Of all that have a data key, by the database's clock. As the owner, in the master key's realm. */
export async function findDataKeyStates(manager: EntityManager, scope: RotationScope): Promise<DataKeyState[]> {
  const newest = (by: string) =>
    `row_number() over (partition by ${by} order by version desc) as place, count(*) over (partition by ${by}) as keys`;
  const rows = await manager.query<Row[]>(
    `select tenant_id, version as newest, keys::integer, created_at, seals_since from (
      select tenant_id, version, created_at, seals_since, ${newest('tenant_id')} from tenant_data_keys
      where $1::uuid is null or tenant_id = $1
      union all select null, version, created_at, seals_since, ${newest('true')} from operator_data_keys where $1 is null
    ) as every where place = 1 order by tenant_id nulls first`,
    [scope === 'all' ? null : scope],
  );
  return rows.map(({ tenant_id: tenantId, newest: version, keys, created_at: createdAt, seals_since: sealsSince }) => ({
    realm: tenantId === null ? { kind: 'operators' } : { kind: 'tenant', tenantId },
    newest: version,
    step: sealsSince === null ? 'announced' : keys > 1 ? 'sealing' : 'one-key',
    createdAt,
    since: sealsSince ?? createdAt,
  }));
}

export async function readDatabaseClock(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<{ now: Date }[]>('select now()');
  return row?.now ?? new Date();
}
