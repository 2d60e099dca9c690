import type { EntityManager } from 'typeorm';
import { systemClock } from '../clock.js';
import type { Environment } from '../environment.js';
import { systemHeartbeat } from '../heartbeat.js';
import { createMasterKeys } from '../secrets/create-master-keys.js';
import { changeSealingKey } from '../secrets/data-key-rows.js';
import type { MasterKey } from '../secrets/master-key.js';
import type { MasterKeys } from '../secrets/master-keys.js';
import { UnsealError } from '../secrets/sealed-box.js';
import { isRotationOpen, recordRotation } from './record-rotation.js';
import {
  countOutdated,
  findOutdatedOfOperators,
  findOutdatedOfTenants,
  keepResealed,
  masterKeysInUse,
  placeOf,
  type Outdated,
  type Resealed,
  type Wanted,
} from './sealed-data-keys.js';
import { withOwner } from './with-owner.js';

/** Written and committed together: all that a kill can lose. */
const batchSize = 500;
/** Questions at once to a master key that is far away. */
const mostAtOnce = 16;

export interface Rotation {
  masterKeyId: string;
  resealed: number;
  /** Those that were not under the wanted key when this began. */
  total: number;
  /** Whose data keys do not open, and stay as they are. */
  unopened: string[];
}

interface Options {
  /** The id of another key than the first that is configured. */
  to?: string | undefined;
  onProgress?: (rotation: Rotation) => void | Promise<void>;
}

type InMasterKeyRealm = <Result>(work: (manager: EntityManager) => Promise<Result>) => Promise<Result>;

/**
 * Seals every data key anew with the wanted master key, while the API runs: from now on new ones are sealed with it, then
 * those that there are, batch by batch. The secrets under them stay as they are. Killed, it has done what it has done; run
 * again, it goes on from there.
 *
 * @throws MasterKeyUnavailable; MasterKeyUnknown where a key that is in use is not configured, before anything is changed
 */
export async function rotateMasterKey(environment: Environment, { to, onProgress }: Options = {}): Promise<Rotation> {
  const masterKeys = createMasterKeys(environment.masterKeys, systemClock, systemHeartbeat);
  try {
    return await withOwner(environment, async (dataSource) => {
      const inRealm: InMasterKeyRealm = (work) =>
        dataSource.transaction(async (manager) => {
          await manager.query(`select set_config('app.realm', 'master-key', true)`);
          return work(manager);
        });
      const key = to === undefined ? masterKeys.wanted : requireKey(masterKeys, to);
      await key.prove();
      const wanted = { key, version: await key.newestVersion() };
      for (const id of await inRealm(masterKeysInUse)) if (id !== null) masterKeys.get(id);
      const rotation: Rotation = {
        masterKeyId: key.id,
        resealed: 0,
        total: await inRealm((manager) => countOutdated(manager, wanted)),
        unopened: [],
      };
      const isNews = await inRealm((manager) => begin(manager, wanted, rotation));
      for await (const batch of batches(inRealm, wanted)) {
        const done = await resealAll(masterKeys, wanted, batch, rotation);
        rotation.resealed += await inRealm((manager) => keepResealed(manager, wanted, done));
        await onProgress?.({ ...rotation });
      }
      const { resealed, unopened } = rotation;
      const result = { resealed, unopened: unopened.length };
      if (isNews) await inRealm((manager) => recordRotation(manager, 'ended', key.id, result));
      return rotation;
    });
  } finally {
    await masterKeys.close();
  }
}

function requireKey(masterKeys: MasterKeys, id: string): MasterKey {
  if (masterKeys.ids.includes(id)) return masterKeys.get(id);
  throw new Error(
    `--to ${id} is none of the master keys that are set, ${masterKeys.ids.join(', ')}: name one of these, or add that key to CORDBOARD_MASTER_KEY.`,
  );
}

/** Returns whether there is anything to tell of, or was before this was stopped. */
async function begin(manager: EntityManager, { key, version }: Wanted, { total }: Rotation): Promise<boolean> {
  // Waits for who seals with the former one at this moment; so a single pass finds all that are left.
  const former = await changeSealingKey(manager, key.id);
  const isChange = former !== key.id || total > 0;
  if (!isChange) return isRotationOpen(manager, key.id);
  const formerMasterKey = former === key.id ? null : (former ?? null);
  await recordRotation(manager, 'begun', key.id, { formerMasterKey, keyVersion: version, dataKeys: total });
  return true;
}

async function* batches(inRealm: InMasterKeyRealm, wanted: Wanted): AsyncGenerator<Outdated[]> {
  const ofOperators = await inRealm((manager) => findOutdatedOfOperators(manager, wanted));
  if (ofOperators.length > 0) yield ofOperators;
  for (let last: Outdated | undefined; ;) {
    const after = last;
    const batch = await inRealm((manager) => findOutdatedOfTenants(manager, wanted, after, batchSize));
    if (batch.length === 0) return;
    yield batch;
    last = batch.at(-1);
  }
}

async function resealAll(
  masterKeys: MasterKeys,
  wanted: Wanted,
  batch: readonly Outdated[],
  { unopened }: { unopened: string[] },
): Promise<Resealed[]> {
  const waiting = [...batch];
  const done: Resealed[] = [];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      try {
        done.push({ before: row, ...(await reseal(masterKeys, wanted, row)) });
      } catch (error) {
        // One that was damaged is no reason to leave all others under the former key.
        if (!(error instanceof UnsealError)) throw error;
        unopened.push(row.tenantId ?? 'operators');
      }
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return done;
}

async function reseal(masterKeys: MasterKeys, { key }: Wanted, row: Outdated) {
  const place = placeOf(row);
  if (row.masterKeyId === key.id) return key.reseal(row.sealedKey, place);
  return key.seal(await masterKeys.unseal({ sealed: row.sealedKey, masterKeyId: row.masterKeyId }, place), place);
}
