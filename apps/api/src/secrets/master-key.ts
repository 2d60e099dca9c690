import { DomainError } from '../domain-error.js';
import type { Place } from './sealed-box.js';

/** What seals data keys, wherever it is kept. Asked once for each data key that a node meets, and never on a warm path. */
export interface MasterKey {
  /** Names it, and is no secret: `local:3f9a0c…`, `vault:transit/cordboard`. Kept beside all that it has sealed. */
  readonly id: string;
  /** That what is sealed now is sealed with; for a key that has no versions, always 1. */
  newestVersion(): Promise<number>;
  seal(plaintext: Buffer, place: Place): Promise<SealedByVersion>;
  /** @throws UnsealError for another key, another place or a changed byte */
  unseal(sealed: Buffer, place: Place): Promise<Buffer>;
  /** The same secret under the newest version. @throws as `unseal` */
  reseal(sealed: Buffer, place: Place): Promise<SealedByVersion>;
  /** Looks whether it can be used. @throws MasterKeyUnavailable that says what is wrong and what to do */
  prove(): Promise<void>;
  close(): Promise<void>;
}

export interface SealedByVersion {
  readonly sealed: Buffer;
  readonly version: number;
}

/** Told to callers without its reasons, which are in `cause`, for the log and the operator. */
export class MasterKeyUnavailable extends DomainError {
  readonly code = 'server.unavailable';
  override readonly remedy = 'Try again in a few seconds.';
  override readonly retryAfterSeconds = 5;
  constructor(
    /** A sentence for whoever runs this, with what to do. */
    readonly why: string,
    cause?: unknown,
  ) {
    super('The key that opens the stored secrets cannot be reached at the moment.', {
      cause: new Error(why, { cause }),
    });
  }
}

/** Something is sealed by a master key that this process does not have. */
export class MasterKeyUnknown extends MasterKeyUnavailable {
  constructor(id: string, known: readonly string[]) {
    super(
      `Secrets are sealed with the master key ${id}, and this process has ${known.join(', ')}: add that key to ` +
        'CORDBOARD_MASTER_KEY, or name its transit key as CORDBOARD_VAULT_KEY.',
    );
  }
}
