import { randomUUID } from 'node:crypto';
import { signAccessToken } from './access-token.js';
import { signCapabilityToken } from './capability-token.js';
import { CapabilityError } from './errors.js';
import type { Grants, TokenTimes } from './grants.js';
import { createSigner, isSigner, type Credentials, type Signer } from './signer.js';
import {
  requireApplicationSid,
  requireIdentity,
  requireLifetime,
  requireParams,
  requirePushCredentialSid,
} from './validation.js';

export interface CapabilityOptions {
  /** Who the token is for, when it may call but not be called. */
  identity?: string;
  /** Milliseconds since 1970; Date.now when left out. */
  now?: () => number;
  /** Makes a token's `jti`, which must never repeat; a random UUID when left out. */
  createTokenId?: () => string;
}

export interface GeneratedToken {
  token: string;
  tokenId: string;
  dialect: Signer['dialect'];
  issuedAt: Date;
  expiresAt: Date;
}

const defaultLifetimeSeconds = 3600;

/**
 * What one client may do, ready to become tokens: be called under its name, call through a TwiML App.
 *
 * Made with an Auth Token it gives Capability Tokens; made by {@link createCapability} with an API key, Access Tokens.
 * Generating a token changes nothing here, so two of them differ in their times and id alone.
 *
 * @throws CapabilityError from every method, for input that Twilio would refuse or misread.
 * @example
 * const capability = new TwilioCapability(accountSid, authToken);
 * capability.allowClientIncoming('Alice');
 * capability.allowClientOutgoing(applicationSid);
 * const token = capability.generateToken(600);
 */
export class TwilioCapability {
  readonly #signer: Signer;
  readonly #now: () => number;
  readonly #createTokenId: () => string;
  #grants: Grants;

  constructor(accountSid: string, authToken: string);
  constructor(signer: Signer, options?: CapabilityOptions);
  constructor(...[first, second]: [string, string] | [Signer, CapabilityOptions?]) {
    const options = typeof second === 'object' ? second : {};
    // A caller without types may leave the Auth Token out: createSigner then says which of the two is wrong.
    const isPrepared = typeof first === 'object' && first !== null && isSigner(first);
    this.#signer = isPrepared ? first : createSigner({ accountSid: first as string, authToken: second as string });
    this.#now = options.now ?? Date.now;
    this.#createTokenId = options.createTokenId ?? randomUUID;
    this.#grants = {
      identity: options.identity === undefined ? undefined : requireIdentity(options.identity),
      clientNames: [],
      outgoing: undefined,
      pushCredentialSid: undefined,
      eventStream: undefined,
    };
  }

  /** Lets the client be called under `clientName`. A Capability Token takes several names, an Access Token one. */
  allowClientIncoming(clientName: string): this {
    const name = requireIdentity(clientName);
    const others = this.#grants.clientNames.filter((other) => other !== name);
    return this.#with({ clientNames: [...others, name] });
  }

  /**
   * Lets the client call through a TwiML App. Twilio sends `params` to the app's Voice URL with each call; they are
   * signed, so the browser cannot change them. A second call replaces the first.
   */
  allowClientOutgoing(applicationSid: string, params?: Readonly<Record<string, string>>): this {
    return this.#with({
      outgoing: {
        applicationSid: requireApplicationSid(applicationSid),
        params: params == null ? undefined : requireParams('params', params),
      },
    });
  }

  /** Lets a mobile client be woken for calls. Access Tokens only. */
  allowPushNotifications(pushCredentialSid: string): this {
    return this.#with({ pushCredentialSid: requirePushCredentialSid(pushCredentialSid) });
  }

  /** Lets the holder follow the account's events, those that match `filters`. Capability Tokens only. */
  allowEventStream(filters?: Readonly<Record<string, string>>): this {
    if (this.#signer.dialect === 'access') {
      throw new CapabilityError(
        'permission.unsupported',
        'The event stream needs a Capability Token: make the capability with the Auth Token instead of an API key',
      );
    }
    return this.#with({ eventStream: filters == null ? {} : requireParams('filters', filters) });
  }

  /** A signed token that lives for `lifetimeSeconds`: a whole number from 1 to 86,400; one hour when left out. */
  generateToken(lifetimeSeconds?: number): string {
    return this.generate(lifetimeSeconds).token;
  }

  /** The same as {@link generateToken}, with what a ledger needs to know about the token. */
  generate(lifetimeSeconds: number = defaultLifetimeSeconds): GeneratedToken {
    const lifetime = requireLifetime(lifetimeSeconds);
    const { clientNames, outgoing, eventStream } = this.#grants;
    if (clientNames.length === 0 && !outgoing && !eventStream) {
      throw new CapabilityError(
        'permission.missing',
        'This capability allows nothing: call allowClientIncoming() or allowClientOutgoing() before generateToken()',
      );
    }
    const issuedAt = Math.floor(this.#now() / 1000);
    const times: TokenTimes = { tokenId: this.#createTokenId(), issuedAt, expiresAt: issuedAt + lifetime };
    return {
      token: this.#sign(times),
      tokenId: times.tokenId,
      dialect: this.#signer.dialect,
      issuedAt: new Date(times.issuedAt * 1000),
      expiresAt: new Date(times.expiresAt * 1000),
    };
  }

  #sign(times: TokenTimes): string {
    return this.#signer.dialect === 'access'
      ? signAccessToken(this.#signer, this.#grants, times)
      : signCapabilityToken(this.#signer, this.#grants, times);
  }

  #with(grants: Partial<Grants>): this {
    this.#grants = { ...this.#grants, ...grants };
    return this;
  }
}

/**
 * A capability for the owner of `credentials`: Access Tokens from an API key, Capability Tokens from an Auth Token.
 * Pass a {@link Signer} in their place when many capabilities are made with the same credentials.
 *
 * @throws CapabilityError when a SID is not one, or a secret is empty.
 * @example
 * createCapability({ accountSid, apiKeySid, apiKeySecret, identity: 'alice' })
 *   .allowClientIncoming('alice')
 *   .allowClientOutgoing(applicationSid, { campaign: 'spring' })
 *   .generateToken();
 */
export function createCapability(
  credentials: (Credentials & CapabilityOptions) | Signer,
  options: CapabilityOptions = {},
): TwilioCapability {
  if (isSigner(credentials)) return new TwilioCapability(credentials, options);
  const { identity, now, createTokenId } = credentials;
  return new TwilioCapability(createSigner(credentials), { identity, now, createTokenId, ...options });
}
