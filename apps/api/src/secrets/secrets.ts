import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Realm } from '../accounts/account.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { findSealingKeyId } from './data-key-rows.js';
import { DataKeys } from './data-keys.js';
import { MasterKeyUnknown } from './master-key.js';
import { MasterKeys } from './master-keys.js';
import { ownerOf, RealmSecrets } from './realm-secrets.js';

/** About 5 MB. A tenant that has given way costs one read. */
const mostRealms = 20_000;

/**
 * Hands out what seals and opens the secrets of a tenant, or of the operators. Which data keys there are changes when they are
 * rotated, and every node is told; the database is read again only where a node may have missed it.
 */
@Injectable()
export class Secrets implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(Secrets.name);
  readonly #dataKeys: DataKeys;
  readonly #known: NodeCache<RealmSecrets>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly masterKeys: MasterKeys,
    clock: Clock,
    caches: NodeCaches,
  ) {
    this.#dataKeys = new DataKeys(database, masterKeys, clock);
    this.#known = caches.create('data-keys', { capacity: mostRealms, holdsWhileHeard: true });
  }

  /**
   * To be asked outside of transactions: the master key may be far away, and no connection is held meanwhile.
   *
   * @throws UnsealError, MasterKeyUnavailable
   */
  of(realm: Realm): Promise<RealmSecrets> {
    return this.#known.get(ownerOf(realm), async () => new RealmSecrets(realm, await this.#dataKeys.open(realm)));
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
}
