import type { EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { formerKeysPlace } from '../secrets/data-key-rows.js';
import type { DataKeys } from '../secrets/data-keys.js';
import { formerKeysOf, sealFormerKeys } from '../secrets/former-keys.js';
import { ownerOf, RealmSecrets, type OpenDataKeys } from '../secrets/realm-secrets.js';
import { recordReplacedKey } from './record-data-keys.js';
import { resealValues, type ResealedValues } from './sealed-values.js';
import { tellNodesOf } from './tell-nodes.js';

/** From now on nodes seal with the key that was announced; what there is is sealed with it here. Returns how many secrets. */
export async function sealWithNewest(
  database: TenantDatabase,
  dataKeys: DataKeys,
  realm: Realm,
  newest: number,
): Promise<number> {
  const secrets = new RealmSecrets(realm, { ...(await dataKeys.open(realm)), sealing: newest });
  return database.inRealm(realm, async (manager) => {
    const { resealed } = await resealValues(manager, realm, secrets);
    await manager.query(
      `update ${tableOf(realm)} set seals_since = now() where ${own(realm)} and version = $2 and seals_since is null`,
      [tenantIdOf(realm), newest],
    );
    await tellNodesOf(manager, 'data-keys', [ownerOf(realm)]);
    return resealed;
  });
}

/** The former keys go, unless a secret does not open that is sealed with one. */
export async function replaceDataKey(
  database: TenantDatabase,
  dataKeys: DataKeys,
  realm: Realm,
  newest: number,
): Promise<ResealedValues & { isReplaced: boolean }> {
  const open = await dataKeys.open(realm);
  const secrets = new RealmSecrets(realm, { ...open, sealing: newest });
  return database.inRealm(realm, async (manager) => {
    const early = await resealValues(manager, realm, secrets);
    // Whoever writes a secret has its row first, and holds the data key's until the commit: in this order nobody waits for
    // somebody who waits for them. From here on nothing more is written under a former key.
    const former = await lockFormerKeys(manager, realm, newest);
    const late = await resealValues(manager, realm, secrets);
    const done = { resealed: early.resealed + late.resealed, unopened: late.unopened };
    if (late.unopened.length > 0 || former.length === 0) return { ...done, isReplaced: false };
    await keepFormerKeys(manager, realm, open, newest);
    await manager.query(`delete from ${tableOf(realm)} where ${own(realm)} and version < $2`, [
      tenantIdOf(realm),
      newest,
    ]);
    await tellNodesOf(manager, 'data-keys', [ownerOf(realm)]);
    await recordReplacedKey(manager, realm, newest, done.resealed);
    return { ...done, isReplaced: true };
  });
}

const lockFormerKeys = (manager: EntityManager, realm: Realm, newest: number): Promise<{ version: number }[]> =>
  manager.query(`select version from ${tableOf(realm)} where ${own(realm)} and version < $2 for update`, [
    tenantIdOf(realm),
    newest,
  ]);

/** What was given out under keys that followed from them is recognised for as long as it may be good. */
async function keepFormerKeys(
  manager: EntityManager,
  realm: Realm,
  { dataKeys, former = [] }: OpenDataKeys,
  newest: number,
): Promise<void> {
  const dataKey = dataKeys.get(newest);
  if (!dataKey) return;
  const gone = [...dataKeys].filter(([version]) => version < newest);
  const kept = [...former, ...gone.flatMap(([, key]) => formerKeysOf(key, ownerOf(realm), new Date()))];
  await manager.query(`update ${tableOf(realm)} set former_keys_sealed = $3 where ${own(realm)} and version = $2`, [
    tenantIdOf(realm),
    newest,
    sealFormerKeys(dataKey, kept, formerKeysPlace(realm, newest)),
  ]);
}

const tableOf = (realm: Realm) => (realm.kind === 'tenant' ? 'tenant_data_keys' : 'operator_data_keys');
const tenantIdOf = (realm: Realm) => (realm.kind === 'tenant' ? realm.tenantId : null);
/** Whoever owns the database may be held by no row-level security. */
const own = (realm: Realm) => (realm.kind === 'tenant' ? 'tenant_id = $1::uuid' : '$1::uuid is null');
