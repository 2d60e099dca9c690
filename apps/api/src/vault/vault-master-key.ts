import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { Heartbeat } from '../heartbeat.js';
import { MasterKeyUnavailable, type MasterKey, type SealedByVersion } from '../secrets/master-key.js';
import { UnsealError, type Place } from '../secrets/sealed-box.js';
import { VaultError, VaultLine } from './vault-line.js';
import { VaultSession, VaultSignInError } from './vault-session.js';
import type { VaultSettings } from './vault-settings.js';

const ciphertext = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:/) }) });
const plaintext = z.object({ data: z.object({ plaintext: z.base64() }) });
const keyFacts = z.object({
  data: z.object({ derived: z.boolean(), latest_version: z.number().int(), supports_encryption: z.boolean() }),
});

const renewalLookSeconds = 30;

/**
 * A master key that never leaves HashiCorp Vault: a key of its transit engine, which seals and opens data keys by HTTP.
 *
 * The key has to be a derived one: the place of what is sealed is the context of its derivation, so that a value opens in its
 * own place alone, and Vault can still rewrap it without handing it out. (Associated data would bind as well, but `rewrap`
 * takes none, and an older Vault ignores it without a word.)
 */
export class VaultMasterKey implements MasterKey {
  readonly id: string;
  readonly #line: VaultLine;
  readonly #session: VaultSession;
  readonly #stopRenewing: () => void;

  constructor(
    private readonly settings: VaultSettings,
    clock: Clock,
    heartbeat: Heartbeat,
  ) {
    this.id = `vault:${settings.mount}/${settings.keyName}`;
    this.#line = new VaultLine(settings);
    this.#session = new VaultSession(this.#line, settings.signIn, clock);
    // What fails here is tried again, and told by the next request that needs the token.
    this.#stopRenewing = heartbeat.every(renewalLookSeconds, () => void this.renewWhenDue().catch(() => undefined));
  }

  async newestVersion(): Promise<number> {
    return (await this.#facts()).latest_version;
  }

  async seal(secret: Buffer, place: Place): Promise<SealedByVersion> {
    const body = { plaintext: secret.toString('base64'), context: contextOf(place) };
    return toSealed(await this.#use(ciphertext, 'encrypt', body));
  }

  async unseal(sealed: Buffer, place: Place): Promise<Buffer> {
    const { data } = await this.#open(plaintext, 'decrypt', sealed, place);
    return Buffer.from(data.plaintext, 'base64');
  }

  async reseal(sealed: Buffer, place: Place): Promise<SealedByVersion> {
    return toSealed(await this.#open(ciphertext, 'rewrap', sealed, place));
  }

  async prove(): Promise<void> {
    const { derived, supports_encryption } = await this.#facts();
    const { mount, keyName } = this.settings;
    if (!derived || !supports_encryption) {
      throw new MasterKeyUnavailable(
        `Vault's key ${keyName} is not a derived key that encrypts, so that what it seals could be moved: make one with ` +
          `"vault write ${mount}/keys/NAME type=aes256-gcm96 derived=true", and name it as CORDBOARD_VAULT_KEY.`,
      );
    }
  }

  /** Vault's tokens end when nobody renews them, and a warm node asks Vault for nothing. @throws VaultError */
  renewWhenDue(): Promise<void> {
    return this.#session.renewWhenDue();
  }

  close(): Promise<void> {
    this.#stopRenewing();
    return this.#line.close();
  }

  async #facts() {
    return (await this.#use(keyFacts, 'keys')).data;
  }

  async #open<Schema extends z.ZodType>(answer: Schema, operation: 'decrypt' | 'rewrap', sealed: Buffer, place: Place) {
    try {
      return await this.#use(answer, operation, { ciphertext: sealed.toString('latin1'), context: contextOf(place) });
    } catch (error) {
      // Vault says 400 to what it cannot open: another key, another context, a changed byte, a version that was trimmed.
      const cause = error instanceof MasterKeyUnavailable ? causeOf(error) : undefined;
      const refused = cause?.status === 400 && !(cause instanceof VaultSignInError);
      throw refused ? new UnsealError(`A sealed value does not open with ${this.id} in this place`, { cause: error }) : error; // prettier-ignore
    }
  }

  /** A token that Vault refuses may have been revoked or have ended: one more sign-in is tried. */
  async #use<Schema extends z.ZodType>(
    answer: Schema,
    operation: 'keys' | 'encrypt' | 'decrypt' | 'rewrap',
    body?: object,
  ): Promise<z.output<Schema>> {
    const path = `${this.settings.mount}/${operation}/${this.settings.keyName}`;
    const ask = async () =>
      this.#line.ask(answer, body ? 'POST' : 'GET', path, {
        token: await this.#session.token(),
        ...(body && { body }),
      });
    try {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof VaultError) || error instanceof VaultSignInError || error.status !== 403) throw error;
        this.#session.forget();
        return await ask();
      }
    } catch (error) {
      if (error instanceof VaultError) throw new MasterKeyUnavailable(this.#explain(error, path), error);
      throw error;
    }
  }

  #explain({ status, message }: VaultError, path: string): string {
    switch (status) {
      case 403:
        return `${message}. Look at VAULT_TOKEN, or the role: its policy has to allow "update" on ${this.settings.mount}/encrypt, decrypt and rewrap, and "read" on keys, each for ${this.settings.keyName}.`; // prettier-ignore
      case 404:
        return `${message} for ${path}: is the transit engine mounted at "${this.settings.mount}" (CORDBOARD_VAULT_MOUNT), is there a key "${this.settings.keyName}", and is VAULT_NAMESPACE right?`; // prettier-ignore
      case 503:
        return `${message}: Vault is sealed or being maintained. Unseal it.`;
      case undefined:
        return `${message}. Look at VAULT_ADDR, VAULT_CACERT and the network.`;
      default:
        return `${message}.`;
    }
  }
}

const contextOf = (place: Place) => Buffer.from(JSON.stringify(place)).toString('base64');

function toSealed({ data }: z.output<typeof ciphertext>): SealedByVersion {
  return { sealed: Buffer.from(data.ciphertext, 'latin1'), version: Number(data.ciphertext.split(':')[1]?.slice(1)) };
}

function causeOf({ cause }: MasterKeyUnavailable): VaultError | undefined {
  const inner = cause instanceof Error ? cause.cause : undefined;
  return inner instanceof VaultError ? inner : undefined;
}
