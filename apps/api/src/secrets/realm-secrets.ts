import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Realm } from '../accounts/account.js';
import { derivedFrom, type FormerKey, type OutlivingPurpose } from './former-keys.js';
import { seal, unseal, UnsealError, type Place } from './sealed-box.js';

const format = 1;
const headerLength = 5;

/** The data keys of a tenant, or of the operators, open. */
export interface OpenDataKeys {
  /** By their versions. */
  readonly dataKeys: ReadonlyMap<number, Uint8Array>;
  /** The version that seals. */
  readonly sealing: number;
  readonly former?: readonly FormerKey[] | undefined;
}

/** With which data key this was sealed; undefined where it is no sealed secret, or of another format. */
export const keyVersionOf = (sealed: Buffer): number | undefined =>
  sealed.length < headerLength || sealed.readUInt8(0) !== format ? undefined : sealed.readUInt32BE(1);

/** Whose a secret is, as its associated data says it. */
export const ownerOf = (realm: Realm) => (realm.kind === 'tenant' ? realm.tenantId : 'operators');

/**
 * The secrets of one tenant, or of the operators: sealed and opened with its data keys, which are open here. A secret's
 * associated data names its owner, table, column and key version, so that a row copied to another tenant does not open.
 *
 * A sealed secret: format (1 byte) ‖ data key version (4 bytes, big-endian) ‖ nonce ‖ tag ‖ ciphertext.
 */
export class RealmSecrets {
  readonly #sealing: number;
  readonly #dataKeys: ReadonlyMap<number, Uint8Array>;
  readonly #former: readonly FormerKey[];

  /** Plain bytes: thousands of tenants' are kept, of which a KeyObject takes a kilobyte each. */
  constructor(
    private readonly realm: Realm,
    { dataKeys, sealing, former = [] }: OpenDataKeys,
  ) {
    this.#dataKeys = dataKeys;
    this.#sealing = sealing;
    this.#former = former;
  }

  /** With which version of the data key it seals. */
  get sealingVersion(): number {
    return this.#sealing;
  }

  /** `column` names table and column, and the record where a tenant has several. */
  seal(column: string, secret: string): Buffer {
    const header = Buffer.alloc(headerLength);
    header.writeUInt8(format, 0);
    header.writeUInt32BE(this.#sealing, 1);
    const key = this.#key(this.#sealing);
    return Buffer.concat([header, seal(key, Buffer.from(secret), this.#place(column, this.#sealing))]);
  }

  /** @throws UnsealError when the secret was changed or moved */
  unseal(column: string, sealed: Buffer): string {
    const version = keyVersionOf(sealed);
    if (version === undefined) throw new UnsealError('A sealed secret has an unknown format');
    return unseal(this.#key(version), sealed.subarray(headerLength), this.#place(column, version)).toString();
  }

  /** A key for `purpose` that follows from the data key that seals. */
  deriveKey(purpose: string): KeyObject {
    return createSecretKey(this.#derive(this.#sealing, purpose));
  }

  /**
   * The same, for what is given out and comes back: the first is the one to make it with, all are to recognise it with. The
   * others are those of a data key that is announced, or that was replaced lately.
   */
  deriveKeys(purpose: OutlivingPurpose): [KeyObject, ...KeyObject[]] {
    const others = [...this.#dataKeys.keys()].filter((version) => version !== this.#sealing);
    return [
      this.deriveKey(purpose),
      ...others.map((version) => createSecretKey(this.#derive(version, purpose))),
      ...this.#former.filter((each) => each.purpose === purpose).map(({ key }) => createSecretKey(key)),
    ];
  }

  #derive(version: number, purpose: string): Buffer {
    return derivedFrom(this.#key(version), ownerOf(this.realm), purpose);
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
