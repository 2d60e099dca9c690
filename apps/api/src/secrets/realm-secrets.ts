import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Realm } from '../accounts/account.js';
import { seal, unseal, UnsealError, type Place } from './sealed-box.js';

const format = 1;
const headerLength = 5;
export const firstKeyVersion = 1;

/** Whose a secret is, as its associated data says it. */
export const ownerOf = (realm: Realm) => (realm.kind === 'tenant' ? realm.tenantId : 'operators');

/**
 * The secrets of one tenant, or of the operators: sealed and opened with its data keys, which are open here. A secret's
 * associated data names its owner, table, column and key version, so that a row copied to another tenant does not open.
 *
 * A sealed secret: format (1 byte) ‖ data key version (4 bytes, big-endian) ‖ nonce ‖ tag ‖ ciphertext.
 */
export class RealmSecrets {
  readonly #newest: number;
  readonly #dataKeys: ReadonlyMap<number, Uint8Array>;

  /** Plain bytes: thousands of tenants' are kept, of which a KeyObject takes a kilobyte each. */
  constructor(
    private readonly realm: Realm,
    dataKeys: ReadonlyMap<number, Uint8Array>,
  ) {
    this.#dataKeys = dataKeys;
    this.#newest = Math.max(...dataKeys.keys());
  }

  /** `column` names table and column, and the record where a tenant has several. */
  seal(column: string, secret: string): Buffer {
    const header = Buffer.alloc(headerLength);
    header.writeUInt8(format, 0);
    header.writeUInt32BE(this.#newest, 1);
    const key = this.#key(this.#newest);
    return Buffer.concat([header, seal(key, Buffer.from(secret), this.#place(column, this.#newest))]);
  }

  /** @throws UnsealError when the secret was changed or moved */
  unseal(column: string, sealed: Buffer): string {
    if (sealed.length < headerLength || sealed.readUInt8(0) !== format) {
      throw new UnsealError('A sealed secret has an unknown format');
    }
    const version = sealed.readUInt32BE(1);
    return unseal(this.#key(version), sealed.subarray(headerLength), this.#place(column, version)).toString();
  }

  /** A key for `purpose` that follows from the first data key, and so stays the same on every node. */
  deriveKey(purpose: string): KeyObject {
    const dataKey = this.#key(firstKeyVersion);
    return createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, ownerOf(this.realm), purpose, 32)));
  }

  #key(version: number): Uint8Array {
    const key = this.#dataKeys.get(version);
    if (!key) throw new UnsealError(`Data key ${version} of ${ownerOf(this.realm)} is missing`);
    return key;
  }

  #place(column: string, version: number): Place {
    return [ownerOf(this.realm), column, version];
  }
}
