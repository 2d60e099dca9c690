import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { requireAccountSid, requireApiKeySid, requireRegion, requireSecret } from './validation.js';

/** An API key of the account: gives Access Tokens, which @twilio/voice-sdk 2.x takes. */
export interface ApiKeyCredentials {
  accountSid: string;
  apiKeySid: string;
  apiKeySecret: string;
  /** Where the account's calls are processed; us1 when left out. */
  region?: string;
}

/** The account's Auth Token: gives Capability Tokens, the legacy dialect of Twilio Client 1.x. */
export interface AuthTokenCredentials {
  accountSid: string;
  authToken: string;
}

export type Credentials = ApiKeyCredentials | AuthTokenCredentials;

/**
 * Credentials made ready to sign with. The secret is inside a KeyObject, which no log and no JSON shows, and which
 * signs 45 times as fast as the secret's text would. Keep one per account and use it for every token.
 */
export type Signer = AccessTokenSigner | CapabilityTokenSigner;

export interface AccessTokenSigner {
  readonly dialect: 'access';
  readonly accountSid: string;
  readonly apiKeySid: string;
  /** Undefined for us1, which tokens do not name. */
  readonly region: string | undefined;
  readonly key: KeyObject;
}

export interface CapabilityTokenSigner {
  readonly dialect: 'capability';
  readonly accountSid: string;
  readonly key: KeyObject;
}

/**
 * Prepares credentials for signing.
 *
 * @throws CapabilityError when a SID is not one, or a secret is empty.
 * @example
 * const signer = createSigner({ accountSid: 'AC…', apiKeySid: 'SK…', apiKeySecret: '…' });
 * createCapability(signer).allowClientIncoming('alice').generateToken();
 */
export function createSigner(credentials: ApiKeyCredentials): AccessTokenSigner;
export function createSigner(credentials: AuthTokenCredentials): CapabilityTokenSigner;
export function createSigner(credentials: Credentials): Signer;
export function createSigner(credentials: Credentials): Signer {
  const accountSid = requireAccountSid(credentials.accountSid);
  if ('authToken' in credentials) {
    return { dialect: 'capability', accountSid, key: prepareKey('authToken', credentials.authToken) };
  }
  const region = requireRegion(credentials.region ?? 'us1');
  return {
    dialect: 'access',
    accountSid,
    apiKeySid: requireApiKeySid(credentials.apiKeySid),
    region: region === 'us1' ? undefined : region,
    key: prepareKey('apiKeySecret', credentials.apiKeySecret),
  };
}

export function isSigner(value: Credentials | Signer): value is Signer {
  return 'dialect' in value;
}

export function signJwt(key: KeyObject, header: Record<string, string>, payload: object): string {
  return jwt.sign(payload, key, { algorithm: 'HS256', header: { alg: 'HS256', ...header } });
}

function prepareKey(name: string, secret: unknown): KeyObject {
  return createSecretKey(requireSecret(name, secret), 'utf8');
}
