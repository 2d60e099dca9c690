import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { MasterKey, SealedByVersion } from './master-key.js';
import { seal, unseal, type Place } from './sealed-box.js';

/** A master key that this process holds itself: 32 bytes, from the environment or a file. */
export class LocalMasterKey implements MasterKey {
  readonly id: string;
  readonly #key: KeyObject;

  constructor(bytes: Buffer) {
    this.#key = createSecretKey(bytes);
    const fingerprint = Buffer.from(hkdfSync('sha256', bytes, '', 'cordboard master key id', 8));
    this.id = `${localPrefix}${fingerprint.toString('hex')}`;
  }

  async newestVersion(): Promise<number> {
    return 1;
  }

  async seal(plaintext: Buffer, place: Place): Promise<SealedByVersion> {
    return { sealed: seal(this.#key, plaintext, place), version: 1 };
  }

  async unseal(sealed: Buffer, place: Place): Promise<Buffer> {
    return unseal(this.#key, sealed, place);
  }

  async reseal(sealed: Buffer, place: Place): Promise<SealedByVersion> {
    return this.seal(await this.unseal(sealed, place), place);
  }

  async prove(): Promise<void> {
    // It is here: there is nobody to ask.
  }

  async close(): Promise<void> {
    // It holds nothing open.
  }
}

const localPrefix = 'local:';

export const isLocal = ({ id }: MasterKey) => id.startsWith(localPrefix);
