import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { operatorDataKeyPlace, tenantDataKeyPlace, type SealedDataKey } from '../secrets/data-key-rows.js';
import type { MasterKey } from '../secrets/master-key.js';
import type { Place } from '../secrets/sealed-box.js';

/** A data key that is not under the wanted master key yet. */
export interface Outdated extends SealedDataKey {
  /** Whose it is; null for the operators'. */
  readonly tenantId: TenantId | null;
}

export interface Resealed {
  readonly before: Outdated;
  readonly sealed: Buffer;
  readonly version: number;
}

export interface Wanted {
  readonly key: MasterKey;
  readonly version: number;
}

export const placeOf = ({ tenantId, version }: Outdated): Place =>
  tenantId === null ? operatorDataKeyPlace(version) : tenantDataKeyPlace(tenantId, version);

/** All master keys that something is sealed with; null for what was sealed before names were kept. */
export async function masterKeysInUse(manager: EntityManager): Promise<(string | null)[]> {
  const rows = await manager.query<{ id: string | null }[]>(
    'select master_key_id as id from tenant_data_keys union select master_key_id from operator_data_keys',
  );
  return rows.map(({ id }) => id);
}

const isOutdated = '(master_key_id is distinct from $1 or master_key_version < $2)';
const columns = `version, sealed_key as "sealedKey", master_key_id as "masterKeyId", master_key_version as "masterKeyVersion"`;

export async function countOutdated(manager: EntityManager, { key, version }: Wanted): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select ((select count(*) from tenant_data_keys where ${isOutdated})
      + (select count(*) from operator_data_keys where ${isOutdated}))::integer as count`,
    [key.id, version],
  );
  return row?.count ?? 0;
}

export const findOutdatedOfOperators = (manager: EntityManager, { key, version }: Wanted): Promise<Outdated[]> =>
  manager.query(`select null as "tenantId", ${columns} from operator_data_keys where ${isOutdated}`, [key.id, version]);

/** The next ones by their key, so that one pass over the table is all. */
export const findOutdatedOfTenants = (
  manager: EntityManager,
  { key, version }: Wanted,
  after: Pick<Outdated, 'tenantId' | 'version'> | undefined,
  most: number,
): Promise<Outdated[]> =>
  manager.query(
    `select tenant_id as "tenantId", ${columns} from tenant_data_keys
    where ${isOutdated} and ($3::uuid is null or (tenant_id, version) > ($3, $4))
    order by tenant_id, version limit $5`,
    [key.id, version, after?.tenantId ?? null, after?.version ?? 0, most],
  );

/** Where nobody else was faster. Returns how many that were. */
export async function keepResealed(
  manager: EntityManager,
  { key }: Wanted,
  done: readonly Resealed[],
): Promise<number> {
  let kept = 0;
  for (const table of ['tenant_data_keys', 'operator_data_keys'] as const) {
    const isTenants = table === 'tenant_data_keys';
    const rows = done.filter(({ before }) => (before.tenantId !== null) === isTenants);
    if (rows.length === 0) continue;
    const [, affected] = await manager.query<[unknown, number]>(
      `update ${table} as kept set sealed_key = made.sealed, master_key_id = $1, master_key_version = made.master_key_version
      from unnest($2::uuid[], $3::integer[], $4::bytea[], $5::bytea[], $6::integer[])
        as made (tenant_id, version, before, sealed, master_key_version)
      where ${isTenants ? 'kept.tenant_id = made.tenant_id and' : ''} kept.version = made.version
        and kept.sealed_key = made.before`,
      [
        key.id,
        rows.map(({ before }) => before.tenantId),
        rows.map(({ before }) => before.version),
        rows.map(({ before }) => before.sealedKey),
        rows.map(({ sealed }) => sealed),
        rows.map(({ version }) => version),
      ],
    );
    kept += affected;
  }
  return kept;
}
