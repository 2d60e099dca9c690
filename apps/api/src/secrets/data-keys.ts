import { randomBytes } from 'node:crypto';
import type { Realm } from '../accounts/account.js';
import type { Clock } from '../clock.js';
import type { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { dataKeyPlace, findDataKeys, findSealingKeyId, formerKeysPlace, holdSealingKey, keepDataKey, type DataKeyRow, type SealedDataKey } from './data-key-rows.js'; // prettier-ignore
import { openFormerKeys, type FormerKey } from './former-keys.js';
import type { MasterKeys } from './master-keys.js';
import { ownerOf, type OpenDataKeys } from './realm-secrets.js';

const firstVersion = 1;
/** About 6 MB. One that has given way costs one question to the master key. */
const mostOpen = 20_000;

/**
 * Makes and opens data keys. What was opened is kept: a data key never changes, it is only replaced by another version, so
 * that a master key that cannot be reached stops nobody who was here before.
 */
export class DataKeys {
  readonly #open: ExpiringCache<Uint8Array>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly masterKeys: MasterKeys,
    private readonly clock: Clock,
  ) {
    this.#open = new ExpiringCache(clock, { lifetimeSeconds: Infinity, capacity: mostOpen });
  }

  /**
   * All that there are, the first of which is made where there is none. To be asked outside of transactions.
   *
   * @throws UnsealError, MasterKeyUnavailable
   */
  async open(realm: Realm): Promise<OpenDataKeys> {
    let rows = await this.#find(realm);
    if (rows.length === 0) {
      await this.#make(realm, firstVersion, async (manager, row) => keepDataKey(manager, realm, row));
      rows = await this.#find(realm);
    }
    const opened = await Promise.all(rows.map(async (row) => [row.version, await this.#unseal(realm, row)] as const));
    const sealing = sealingOf(rows);
    return { dataKeys: new Map(opened), sealing, former: this.#openFormer(realm, rows, new Map(opened)) };
  }

  /** Makes the next one, which seals nothing yet. */
  announce(realm: Realm, version: number): Promise<void> {
    return this.#make(realm, version, (manager, row) => keepDataKey(manager, realm, { ...row, sealsSince: null }));
  }

  #find(realm: Realm): Promise<DataKeyRow[]> {
    return this.database.inRealm(realm, (manager) => findDataKeys(manager, realm));
  }

  /** Sealed with the master key of the whole installation, even when that changes this very moment. */
  async #make(
    realm: Realm,
    version: number,
    keep: (manager: Parameters<typeof keepDataKey>[0], row: SealedDataKey) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      const id = await this.database.inRealm(realm, findSealingKeyId);
      const masterKey = id === undefined ? this.masterKeys.wanted : this.masterKeys.get(id);
      const made = await masterKey.seal(randomBytes(32), dataKeyPlace(realm, version));
      const row = { version, sealedKey: made.sealed, masterKeyId: masterKey.id, masterKeyVersion: made.version };
      const isKept = await this.database.inRealm(realm, async (manager) => {
        if (!(await holdSealingKey(manager, masterKey.id))) return false;
        await keep(manager, row);
        return true;
      });
      if (isKept) return;
    }
  }

  #unseal(realm: Realm, { version, sealedKey: sealed, masterKeyId }: DataKeyRow): Promise<Uint8Array> {
    return this.#open.get(
      `${ownerOf(realm)} ${version}`,
      async () =>
        // Copied, since a small Buffer keeps alive the eight kilobytes that it was cut out of.
        new Uint8Array(await this.masterKeys.unseal({ sealed, masterKeyId }, dataKeyPlace(realm, version))),
    );
  }

  #openFormer(realm: Realm, rows: DataKeyRow[], dataKeys: ReadonlyMap<number, Uint8Array>): FormerKey[] | undefined {
    const former = rows.flatMap(({ version, formerKeysSealed }) => {
      const dataKey = dataKeys.get(version);
      if (!formerKeysSealed || !dataKey) return [];
      return openFormerKeys(dataKey, formerKeysSealed, formerKeysPlace(realm, version), this.clock.now());
    });
    return former.length > 0 ? former : undefined;
  }
}

/** The newest of those that are not announced alone. */
export const sealingOf = (rows: readonly Pick<DataKeyRow, 'version' | 'sealsSince'>[]): number =>
  Math.max(...rows.filter(({ sealsSince }) => sealsSince !== null).map(({ version }) => version));
