import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { systemClock } from '../clock.js';
import { isIntegrityViolation } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { systemHeartbeat } from '../heartbeat.js';
import { nodeConnectionName } from '../nodes/node-channel.js';
import { createMasterKeys } from '../secrets/create-master-keys.js';
import { DataKeys } from '../secrets/data-keys.js';
import { ownerOf } from '../secrets/realm-secrets.js';
import { UnsealError } from '../secrets/sealed-box.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { findDataKeyStates, readDatabaseClock, type DataKeyState } from './data-key-states.js';
import { findOpenRotation, recordDataKeyRotation, type RotationScope } from './record-data-keys.js';
import { replaceDataKey, sealWithNewest } from './replace-data-key.js';
import { tellNodesOf } from './tell-nodes.js';
import { withOwner } from './with-owner.js';

/** As long as a node may take to hear of a change, several times over (see NodeCaches). */
const settleSeconds = 30;
/** As many as the owner has connections. */
const mostAtOnce = 2;

export interface DataKeyRotation {
  replaced: number;
  /** Secrets that are sealed anew. */
  resealed: number;
  /** What does not open, and keeps its data key from going: a secret, or a data key itself. */
  unopened: string[];
}

export type RotationProgress =
  | { readonly step: 'announced' | 'sealed' | 'replaced'; readonly done: number; readonly total: number }
  | { readonly step: 'waiting'; readonly seconds: number };

interface Options {
  scope?: RotationScope;
  /** Younger ones stay. */
  olderThanDays?: number;
  onProgress?: (progress: RotationProgress) => void | Promise<void>;
  settle?: (seconds: number) => Promise<unknown>;
}

/**
 * Gives each tenant, and the operators, another data key, while the API runs:
 *
 * 1. The next key is announced: every node can open what is sealed with it, and none seals with it.
 * 2. When all nodes know it, they seal with it, and what there is is sealed anew. The former one still opens and seals.
 * 3. When all nodes seal with the new one, what was sealed with the former one meanwhile is sealed anew, and the former one is
 *    deleted. From then on the database refuses what is sealed with it.
 *
 * Killed, it has done what it has done; run again, it goes on from there and takes no key twice. Two at once do no harm.
 *
 * @throws MasterKeyUnavailable
 */
export async function rotateDataKeys(environment: Environment, options: Options = {}): Promise<DataKeyRotation> {
  const masterKeys = createMasterKeys(environment.masterKeys, systemClock, systemHeartbeat);
  try {
    return await withOwner(environment, async (dataSource) => {
      const database = new TenantDatabase(dataSource, environment.databasePatienceSeconds);
      const inRealm: InMasterKeyRealm = (work) =>
        dataSource.transaction(async (manager) => {
          await manager.query(`select set_config('app.realm', 'master-key', true)`);
          return work(manager);
        });
      return await new Rotation(database, new DataKeys(database, masterKeys, systemClock), inRealm, options).run();
    });
  } finally {
    await masterKeys.close();
  }
}

type InMasterKeyRealm = <Result>(work: (manager: EntityManager) => Promise<Result>) => Promise<Result>;

class Rotation {
  readonly #done: DataKeyRotation = { replaced: 0, resealed: 0, unopened: [] };
  readonly #scope: RotationScope;

  constructor(
    private readonly database: TenantDatabase,
    private readonly dataKeys: DataKeys,
    private readonly inRealm: InMasterKeyRealm,
    private readonly options: Options,
  ) {
    this.#scope = options.scope ?? 'all';
  }

  async run(): Promise<DataKeyRotation> {
    const open = await this.inRealm((manager) => findOpenRotation(manager, this.#scope));
    // One whose tenant was deleted meanwhile comes to its end.
    if (!open) await this.#refuseUnknownTenant();
    await this.#refuseOlderNodes();
    const madeBefore = open ?? (await this.#beginning());
    const isDue = ({ step, createdAt }: DataKeyState) => step !== 'one-key' || createdAt < madeBefore;
    const due = (await this.#states()).filter(isDue);
    if (due.length === 0 && !open) return this.#done;
    if (!open) await this.#record('begun', { madeBefore: madeBefore.toISOString(), dataKeys: due.length });

    await this.#each('announced', due.filter(({ step }) => step === 'one-key'), async ({ realm, newest }) => this.#announce(realm, newest + 1)); // prettier-ignore
    await this.#settle('announced');
    await this.#each('sealed', await this.#statesIn('announced'), async ({ realm, newest }) => {
      const resealed = await sealWithNewest(this.database, this.dataKeys, realm, newest);
      this.#done.resealed += resealed;
    });
    await this.#settle('sealing');
    await this.#each('replaced', await this.#statesIn('sealing'), async ({ realm, newest }) => {
      const { resealed, unopened, isReplaced } = await replaceDataKey(this.database, this.dataKeys, realm, newest);
      this.#done.resealed += resealed;
      this.#done.unopened.push(...unopened);
      if (isReplaced) this.#done.replaced += 1;
    });
    const { replaced, unopened } = this.#done;
    await this.#record('ended', { replaced, unopened: unopened.length });
    return this.#done;
  }

  /** One that has no secret yet has no data key either, and is nothing to complain of. */
  async #refuseUnknownTenant(): Promise<void> {
    const id = this.#scope;
    if (id === 'all') return;
    if (!(await this.database.readTenant(id, (manager) => manager.existsBy(TenantEntity, { id })))) {
      throw new Error(`There is no tenant ${id}`);
    }
  }

  /** Of those that are connected: they would not open what is sealed with the next key. */
  async #refuseOlderNodes(): Promise<void> {
    const older = await this.inRealm((manager) =>
      manager.query<object[]>(
        `select from pg_stat_activity where datname = current_database()
          and application_name like 'cordboard-live%' and application_name <> $1`,
        [nodeConnectionName],
      ),
    );
    if (older.length > 0) {
      throw new Error(
        `Nodes of another version are connected (${older.length}), and would not follow: let all run this version first.`,
      );
    }
  }

  async #beginning(): Promise<Date> {
    const now = await this.inRealm(readDatabaseClock);
    return new Date(now.getTime() - (this.options.olderThanDays ?? 0) * 86_400_000);
  }

  #states(): Promise<DataKeyState[]> {
    return this.inRealm((manager) => findDataKeyStates(manager, this.#scope));
  }

  async #statesIn(step: DataKeyState['step']): Promise<DataKeyState[]> {
    return (await this.#states()).filter((state) => state.step === step);
  }

  #record(step: 'begun' | 'ended', after: Record<string, string | number>): Promise<void> {
    return this.inRealm((manager) => recordDataKeyRotation(manager, step, this.#scope, after));
  }

  async #announce(realm: DataKeyState['realm'], version: number): Promise<void> {
    await this.dataKeys.announce(realm, version);
    await this.inRealm((manager) => tellNodesOf(manager, 'data-keys', [ownerOf(realm)]));
  }

  /** Until the latest to have come to this step has been there for long enough, whichever run brought it there. */
  async #settle(step: DataKeyState['step']): Promise<void> {
    const latest = Math.max(...(await this.#statesIn(step)).map(({ since }) => since.getTime()));
    const now = (await this.inRealm(readDatabaseClock)).getTime();
    const seconds = Math.ceil((latest - now) / 1000 + settleSeconds);
    if (seconds <= 0) return;
    await this.options.onProgress?.({ step: 'waiting', seconds });
    await (this.options.settle ?? ((delay) => setTimeout(delay * 1000)))(seconds);
  }

  async #each(
    step: 'announced' | 'sealed' | 'replaced',
    states: readonly DataKeyState[],
    work: (state: DataKeyState) => Promise<void>,
  ): Promise<void> {
    const waiting = [...states];
    let done = 0;
    const next = async () => {
      for (let state = waiting.shift(); state; state = waiting.shift()) {
        try {
          await work(state);
        } catch (error) {
          // One that was damaged is no reason to leave all others under their former keys.
          if (error instanceof UnsealError) this.#done.unopened.push(`the data key of ${ownerOf(state.realm)}`);
          // A tenant that was deleted meanwhile has no data key and gets none; another run has announced this one.
          else if (!isIntegrityViolation(error)) throw error;
        }
        await this.options.onProgress?.({ step, done: ++done, total: states.length });
      }
    };
    await Promise.all(Array.from({ length: mostAtOnce }, next));
  }
}
