import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import { OperatorDataKeyEntity, SealingMasterKeyEntity, TenantDataKeyEntity } from './data-keys.entity.js';
import { ownerOf } from './realm-secrets.js';
import type { Place } from './sealed-box.js';

// Any number, as long as it stays the same: who seals a new data key must meet who changes the master key.
const lockKey = 0x6d6b6579;

export const dataKeyPlace = (realm: Realm, version: number): Place =>
  realm.kind === 'tenant' ? tenantDataKeyPlace(realm.tenantId, version) : operatorDataKeyPlace(version);

export const tenantDataKeyPlace = (tenantId: TenantId, version: number): Place => [
  tenantId,
  'tenant_data_keys.sealed_key',
  version,
];
export const operatorDataKeyPlace = (version: number): Place => [
  ownerOf({ kind: 'operators' }),
  'operator_data_keys.sealed_key',
  version,
];

/** Of what is left of former data keys. */
export const formerKeysPlace = (realm: Realm, version: number): Place => [
  ownerOf(realm),
  `${realm.kind === 'tenant' ? 'tenant' : 'operator'}_data_keys.former_keys_sealed`,
  version,
];

/** As the master key knows it. */
export type SealedDataKey = Pick<TenantDataKeyEntity, 'version' | 'sealedKey' | 'masterKeyId' | 'masterKeyVersion'>;
export type DataKeyRow = Pick<
  TenantDataKeyEntity,
  keyof SealedDataKey | 'createdAt' | 'sealsSince' | 'formerKeysSealed'
>;

export const findDataKeys = (manager: EntityManager, realm: Realm): Promise<DataKeyRow[]> =>
  realm.kind === 'tenant'
    ? manager.findBy(TenantDataKeyEntity, { tenantId: realm.tenantId })
    : manager.find(OperatorDataKeyEntity);

/** Two first secrets at once: one key wins, and both are sealed under it. */
export async function keepDataKey(
  manager: EntityManager,
  realm: Realm,
  row: SealedDataKey & { sealsSince?: null },
): Promise<void> {
  const insert = manager.createQueryBuilder().insert().orIgnore();
  await (
    realm.kind === 'tenant'
      ? insert.into(TenantDataKeyEntity).values({ ...row, tenantId: realm.tenantId })
      : insert.into(OperatorDataKeyEntity).values({ ...row })
  ).execute();
}

/** With which master key new data keys are sealed; undefined until the first was. */
export async function findSealingKeyId(manager: EntityManager): Promise<string | undefined> {
  return (await manager.findOneBy(SealingMasterKeyEntity, { singleton: true }))?.masterKeyId;
}

/**
 * Is this the one to seal with, now and until this transaction ends? It becomes so where there is none yet: that is how an
 * installation begins.
 */
export async function holdSealingKey(manager: EntityManager, id: string): Promise<boolean> {
  await manager.query('select pg_advisory_xact_lock_shared($1)', [lockKey]);
  await manager.createQueryBuilder().insert().into(SealingMasterKeyEntity).values({ singleton: true, masterKeyId: id }).orIgnore().execute(); // prettier-ignore
  return (await findSealingKeyId(manager)) === id;
}

/** Waits for whoever is sealing with the former one, which is returned: after this nobody does. */
export async function changeSealingKey(manager: EntityManager, id: string): Promise<string | undefined> {
  await manager.query('select pg_advisory_xact_lock($1)', [lockKey]);
  const former = await findSealingKeyId(manager);
  await manager.query(
    `insert into sealing_master_key (master_key_id) values ($1)
    on conflict (singleton) do update set master_key_id = $1, since = now() where sealing_master_key.master_key_id <> $1`,
    [id],
  );
  return former;
}
