import { isLocal } from './local-master-key.js';
import { MasterKeyUnknown, type MasterKey } from './master-key.js';
import { UnsealError, type Place } from './sealed-box.js';

export interface SealedByMasterKey {
  readonly sealed: Buffer;
  /** Null for what was sealed before names were kept: by a local key, whichever opens it. */
  readonly masterKeyId: string | null;
}

/** All master keys of this process: the first is the wanted one, the others open what was sealed before it. */
export class MasterKeys {
  constructor(private readonly keys: readonly [MasterKey, ...MasterKey[]]) {}

  get wanted(): MasterKey {
    return this.keys[0];
  }

  get ids(): string[] {
    return this.keys.map(({ id }) => id);
  }

  /** @throws MasterKeyUnknown */
  get(id: string): MasterKey {
    const key = this.keys.find((each) => each.id === id);
    if (!key) throw new MasterKeyUnknown(id, this.ids);
    return key;
  }

  /** @throws UnsealError, MasterKeyUnknown, MasterKeyUnavailable */
  async unseal({ sealed, masterKeyId }: SealedByMasterKey, place: Place): Promise<Buffer> {
    if (masterKeyId !== null) return this.get(masterKeyId).unseal(sealed, place);
    for (const key of this.keys.filter(isLocal)) {
      try {
        return await key.unseal(sealed, place);
      } catch (error) {
        if (!(error instanceof UnsealError)) throw error;
      }
    }
    throw new UnsealError('A sealed value opens with none of the master keys in CORDBOARD_MASTER_KEY');
  }

  async close(): Promise<void> {
    await Promise.all(this.keys.map((key) => key.close()));
  }
}
