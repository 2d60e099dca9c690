import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Realm } from '../accounts/account.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { dataKeyPlace, findDataKeys, findSealingKeyId, holdSealingKey, keepDataKey, type DataKeyRow } from './data-key-rows.js'; // prettier-ignore
import { MasterKeyUnknown } from './master-key.js';
import { MasterKeys } from './master-keys.js';
import { firstKeyVersion, ownerOf, RealmSecrets } from './realm-secrets.js';

/** About 10 MB. A tenant that has given way costs one read and one question to the master key. */
const mostRealms = 20_000;

/**
 * Hands out what seals and opens the secrets of a tenant, or of the operators. Its data keys are opened once and then kept: a
 * data key never changes, so that a master key that cannot be reached stops nobody who was here before.
 */
@Injectable()
export class Secrets implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Secrets.name);
  readonly #open: ExpiringCache<RealmSecrets>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly masterKeys: MasterKeys,
    clock: Clock,
  ) {
    this.#open = new ExpiringCache(clock, { lifetimeSeconds: Infinity, capacity: mostRealms });
  }

  /**
   * To be asked outside of transactions: the master key may be far away, and no connection is held meanwhile.
   *
   * @throws UnsealError, MasterKeyUnavailable
   */
  of(realm: Realm): Promise<RealmSecrets> {
    return this.#open.get(ownerOf(realm), () => this.#load(realm));
  }

  /** @throws MasterKeyUnknown, since a node without the right master key can do nothing but fail later */
  async onApplicationBootstrap(): Promise<void> {
    try {
      const sealingKey = await this.database.asOperators(findSealingKeyId);
      if (sealingKey !== undefined) this.masterKeys.get(sealingKey);
      // From now on no sign-in depends on the master key's being there.
      await this.of({ kind: 'operators' });
    } catch (error) {
      if (error instanceof MasterKeyUnknown) throw error;
      // A node that starts while the database or the master key is away serves when they are back.
      this.#logger.error({ err: error }, 'The data keys cannot be opened yet');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.masterKeys.close();
  }

  async #load(realm: Realm): Promise<RealmSecrets> {
    const find = () => this.database.inRealm(realm, (manager) => findDataKeys(manager, realm));
    let rows = await find();
    if (rows.length === 0) {
      await this.#create(realm);
      rows = await find();
    }
    const keys = await Promise.all(rows.map(async (row) => [row.version, await this.#unseal(realm, row)] as const));
    return new RealmSecrets(realm, new Map(keys));
  }

  /** Sealed with the master key of the whole installation, even when that changes this very moment. */
  async #create(realm: Realm): Promise<void> {
    for (;;) {
      const id = await this.database.inRealm(realm, findSealingKeyId);
      const masterKey = id === undefined ? this.masterKeys.wanted : this.masterKeys.get(id);
      const { sealed, version } = await masterKey.seal(randomBytes(32), dataKeyPlace(realm, firstKeyVersion));
      const row = { version: firstKeyVersion, sealedKey: sealed, masterKeyId: masterKey.id, masterKeyVersion: version };
      const isKept = await this.database.inRealm(realm, async (manager) => {
        if (!(await holdSealingKey(manager, masterKey.id))) return false;
        await keepDataKey(manager, realm, row);
        return true;
      });
      if (isKept) return;
    }
  }

  async #unseal(realm: Realm, { version, sealedKey: sealed, masterKeyId }: DataKeyRow) {
    // Copied, since a small Buffer keeps alive the eight kilobytes that it was cut out of.
    return new Uint8Array(await this.masterKeys.unseal({ sealed, masterKeyId }, dataKeyPlace(realm, version)));
  }
}
