import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { VaultError, type VaultLine } from './vault-line.js';
import type { FromOutside, VaultSignIn } from './vault-settings.js';

interface VaultToken {
  readonly text: string;
  readonly isRenewable: boolean;
  /** Infinity for one that never ends. */
  readonly renewAt: number;
  readonly endsAt: number;
}

const login = z.object({
  auth: z.object({ client_token: z.string(), lease_duration: z.number(), renewable: z.boolean() }),
});
const renewal = z.object({ auth: z.object({ lease_duration: z.number(), renewable: z.boolean() }) });
const ownToken = z.object({ data: z.object({ ttl: z.number(), renewable: z.boolean() }) });

/** Vault lets nobody in with what was shown; or it does not answer. */
export class VaultSignInError extends VaultError {
  constructor({ message, status }: VaultError, options: ErrorOptions) {
    super(`Signing in: ${message}`, status, options);
  }
}

/**
 * A token of Vault's, and its life:
 *
 *     none ──(sign in)──> held ──(two thirds of its time are over: renew)──> held, for as long again
 *      ↑                   └──(ended, refused, or cannot be renewed)──> none
 *      └───────────────────────────────────────────────────────────────────┘
 *
 * 1. A token that was given is looked up once, to know when it ends; one that never ends (0 seconds) is never renewed.
 * 2. One that cannot be renewed any more is followed by a new sign-in, which a given token has not.
 * 3. Whoever needs a token at the same time shares one sign-in.
 */
export class VaultSession {
  #token: Promise<VaultToken> | undefined;

  constructor(
    private readonly line: VaultLine,
    private readonly signIn: VaultSignIn,
    private readonly clock: Clock,
  ) {}

  /** @throws VaultSignInError */
  async token(): Promise<string> {
    const held = await this.#hold();
    if (held.endsAt > this.clock.elapsed()) return held.text;
    this.forget();
    return (await this.#hold()).text;
  }

  /** After a refusal: perhaps it was revoked. */
  forget(): void {
    this.#token = undefined;
  }

  /** To be called every now and then: a token that is not used ends as any other. @throws VaultError */
  async renewWhenDue(): Promise<void> {
    const held = await this.#token?.catch(() => undefined);
    if (!held || held.renewAt > this.clock.elapsed()) return;
    if (!held.isRenewable) return this.forget();
    try {
      const { auth } = await this.line.ask(renewal, 'POST', 'auth/token/renew-self', { token: held.text, body: {} });
      this.#token = Promise.resolve(this.#lasting(held.text, auth.lease_duration, auth.renewable));
    } catch (error) {
      // Where Vault does not answer, the token may well be good for its last third.
      if (error instanceof VaultError && error.status === undefined) throw error;
      this.forget();
    }
  }

  #hold(): Promise<VaultToken> {
    this.#token ??= this.#begin().catch((error: unknown) => {
      this.forget();
      throw error instanceof VaultError ? new VaultSignInError(error, { cause: error }) : error;
    });
    return this.#token;
  }

  async #begin(): Promise<VaultToken> {
    const { signIn } = this;
    if (signIn.kind === 'token') {
      const text = await read(signIn.token);
      const { data } = await this.line.ask(ownToken, 'GET', 'auth/token/lookup-self', { token: text });
      return this.#lasting(text, data.ttl, data.renewable);
    }
    const body =
      signIn.kind === 'app-role'
        ? { role_id: signIn.roleId, secret_id: await read(signIn.secretId) }
        : { role: signIn.role, jwt: await read(signIn.token) };
    const { auth } = await this.line.ask(login, 'POST', `auth/${signIn.mount}/login`, { body });
    return this.#lasting(auth.client_token, auth.lease_duration, auth.renewable);
  }

  #lasting(text: string, seconds: number, isRenewable: boolean): VaultToken {
    const now = this.clock.elapsed();
    const milliseconds = seconds === 0 ? Infinity : seconds * 1000;
    return { text, isRenewable, renewAt: now + (milliseconds * 2) / 3, endsAt: now + milliseconds };
  }
}

async function read(from: FromOutside): Promise<string> {
  if (from.kind === 'value') return from.value;
  try {
    return (await readFile(from.path, 'utf8')).trim();
  } catch (error) {
    throw new VaultError(`${from.path}, which signs in to Vault, cannot be read`, undefined, { cause: error });
  }
}
