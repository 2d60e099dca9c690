import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { seal, unseal, UnsealError } from '../secrets/sealed-box.js';

/** What Vault says no to, with its own words. */
export class VaultRefusal extends Error {
  readonly errors: readonly string[];
  constructor(
    readonly status: number,
    ...errors: string[]
  ) {
    super(errors.join());
    this.errors = errors;
  }
}

/** A key of the transit engine (aes256-gcm96): a ring of versions, each deriving a key of its own for every context. */
export class FakeTransitKey {
  readonly #versions: Buffer[] = [randomBytes(32)];
  minDecryptionVersion = 1;

  constructor(readonly isDerived = true) {}

  get latestVersion(): number {
    return this.#versions.length;
  }

  rotate(): void {
    this.#versions.push(randomBytes(32));
  }

  encrypt(plaintext: unknown, context: unknown): string {
    if (typeof plaintext !== 'string' || Buffer.from(plaintext, 'base64').toString('base64') !== plaintext) {
      throw new VaultRefusal(400, 'failed to base64-decode plaintext');
    }
    const sealed = seal(this.#key(this.latestVersion, context), Buffer.from(plaintext, 'base64'), []);
    return `vault:v${this.latestVersion}:${sealed.toString('base64')}`;
  }

  decrypt(ciphertext: unknown, context: unknown): string {
    const [, version, content] = /^vault:v(\d+):(.*)$/s.exec(String(ciphertext)) ?? [];
    if (version === undefined || content === undefined) throw new VaultRefusal(400, 'invalid ciphertext: no prefix');
    if (Buffer.from(content, 'base64').toString('base64') !== content) {
      throw new VaultRefusal(400, 'invalid ciphertext: could not decode base64');
    }
    if (Number(version) < this.minDecryptionVersion) {
      throw new VaultRefusal(400, 'ciphertext or signature version is disallowed by policy (too old)');
    }
    try {
      return unseal(this.#key(Number(version), context), Buffer.from(content, 'base64'), []).toString('base64');
    } catch (error) {
      if (error instanceof UnsealError) throw new VaultRefusal(400, 'cipher: message authentication failed');
      throw error;
    }
  }

  #key(version: number, context: unknown): KeyObject {
    const key = this.#versions[version - 1];
    if (!key) throw new VaultRefusal(400, 'invalid ciphertext: version is too new');
    // Without derivation a context is passed over, and nothing said.
    if (!this.isDerived) return createSecretKey(key);
    if (typeof context !== 'string' || context === '') {
      throw new VaultRefusal(400, "missing 'context' for key derivation; the key was created using a derived key");
    }
    return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', Buffer.from(context, 'base64'), 32)));
  }
}
