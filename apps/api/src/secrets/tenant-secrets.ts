import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Environment } from '../environment.js';
import { seal, unseal, UnsealError, type Place } from './sealed-box.js';
import { TenantDataKeyEntity } from './tenant-data-key.entity.js';

const format = 1;
const headerLength = 5;
const firstKeyVersion = 1;

/**
 * Seals a tenant's secrets. Each tenant has a data key, which is itself sealed by the master key; a secret's associated
 * data names its tenant, table, column and key version, so that a row copied to another tenant does not open.
 *
 * A sealed secret: format (1 byte) ‖ data key version (4 bytes, big-endian) ‖ nonce ‖ tag ‖ ciphertext.
 */
@Injectable()
export class TenantSecrets {
  readonly #masterKey: KeyObject;

  constructor(@Inject(Environment) { masterKey }: Environment) {
    this.#masterKey = createSecretKey(masterKey);
  }

  async seal(manager: EntityManager, tenantId: TenantId, column: string, secret: string): Promise<Buffer> {
    const key = await this.#currentDataKey(manager, tenantId);
    const header = Buffer.alloc(headerLength);
    header.writeUInt8(format, 0);
    header.writeUInt32BE(firstKeyVersion, 1);
    return Buffer.concat([header, seal(key, Buffer.from(secret), secretPlace(tenantId, column, firstKeyVersion))]);
  }

  /** @throws UnsealError when the secret was changed, moved, or sealed under another master key. */
  async unseal(manager: EntityManager, tenantId: TenantId, column: string, sealed: Buffer): Promise<string> {
    if (sealed.length < headerLength || sealed.readUInt8(0) !== format) {
      throw new UnsealError('A sealed secret has an unknown format');
    }
    const version = sealed.readUInt32BE(1);
    const key = await this.#dataKey(manager, tenantId, version);
    if (!key) throw new UnsealError(`Data key ${version} of tenant ${tenantId} is missing`);
    return unseal(key, sealed.subarray(headerLength), secretPlace(tenantId, column, version)).toString();
  }

  /** A key for `purpose` that follows from the tenant's data key, and so stays the same on every node. */
  async deriveKey(manager: EntityManager, tenantId: TenantId, purpose: string): Promise<KeyObject> {
    const dataKey =
      (await this.#dataKey(manager, tenantId, firstKeyVersion)) ?? (await this.#currentDataKey(manager, tenantId));
    return createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, tenantId, purpose, 32)));
  }

  async #currentDataKey(manager: EntityManager, tenantId: TenantId): Promise<KeyObject> {
    const sealedKey = seal(this.#masterKey, randomBytes(32), dataKeyPlace(tenantId, firstKeyVersion));
    // Two first secrets at once: one key wins, and both are sealed under it.
    await manager
      .createQueryBuilder()
      .insert()
      .into(TenantDataKeyEntity)
      .values({ tenantId, version: firstKeyVersion, sealedKey })
      .orIgnore()
      .execute();
    const key = await this.#dataKey(manager, tenantId, firstKeyVersion);
    if (!key) throw new UnsealError(`Tenant ${tenantId} has no data key`);
    return key;
  }

  async #dataKey(manager: EntityManager, tenantId: TenantId, version: number): Promise<KeyObject | undefined> {
    const row = await manager.findOneBy(TenantDataKeyEntity, { tenantId, version });
    return row ? createSecretKey(unseal(this.#masterKey, row.sealedKey, dataKeyPlace(tenantId, version))) : undefined;
  }
}

const secretPlace = (tenantId: TenantId, column: string, version: number): Place => [tenantId, column, version];
const dataKeyPlace = (tenantId: TenantId, version: number): Place => [tenantId, 'tenant_data_keys.sealed_key', version];
