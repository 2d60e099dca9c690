import { hash, randomBytes } from 'node:crypto';
import { tenantId, type TenantId } from '@cordboard/contracts';

/**
 * What a caller shows to prove who it is:
 *
 *     PREFIX _ TENANT _ SECRET _ CHECKSUM      cb_live_0196f3…_7k2m9x…_1f6c03a9
 *
 * 1. PREFIX says what it is, for people and for secret scanners: `cb_live`, `cb_test` (API keys), `cbs` (softphone
 *    sessions), `cbc` (console sessions), `cbi` (invitations and reset links), `cbp` (sign-ins under way at an identity
 *    provider), `cbo` (operators' sessions), `cbl` (operators' links), `cbw` (the link to make the first tenant).
 * 2. TENANT is the tenant's id, 32 hexadecimal digits: a lookup never has to search across tenants. Zeros for an operator's.
 * 3. SECRET is 160 random bits in base 32.
 * 4. CHECKSUM is the start of SHA-256 over all before it: a mistyped credential is refused without a database read.
 *
 * Only the SHA-256 of the whole is stored. With 160 random bits there is nothing to guess, so no slow hash is needed.
 */
export interface Credential {
  readonly prefix: CredentialPrefix;
  readonly tenantId: TenantId;
  readonly hash: Buffer;
}

export type CredentialPrefix = ApiKeyPrefix | 'cbs' | 'cbc' | 'cbi' | 'cbp' | 'cbo' | 'cbl' | 'cbw';
export type ApiKeyPrefix = 'cb_live' | 'cb_test';

const pattern = /^((cb_live|cb_test|cb[sciplow])_([0-9a-f]{32})_([0-9a-z]{32}))_([0-9a-f]{8})$/;
const checksumLength = 8;

/** In the credentials of whoever belongs to no tenant. There is no tenant of this id. */
export const noTenant = '00000000-0000-0000-0000-000000000000' as TenantId;

export function createCredential(prefix: CredentialPrefix, tenant: TenantId): { text: string; hash: Buffer } {
  const body = `${prefix}_${tenant.replaceAll('-', '')}_${randomSecret()}`;
  const text = `${body}_${checksumOf(body)}`;
  return { text, hash: hashSecret(text) };
}

/** Undefined for a text that cannot be a credential, which includes every single typing error. */
export function parseCredential(text: string): Credential | undefined {
  const [, body, prefix, tenant, , checksum] = pattern.exec(text) ?? [];
  if (!body || !tenant || checksumOf(body) !== checksum) return undefined;
  const uuid = tenant.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const id = tenantId.safeParse(uuid);
  return id.success ? { prefix: prefix as CredentialPrefix, tenantId: id.data, hash: hashSecret(text) } : undefined;
}

/** Of an `Authorization` header; undefined for one that holds none. */
export function bearerCredentialIn(authorization: string): Credential | undefined {
  const token = bearerTokenIn(authorization);
  return token === undefined ? undefined : parseCredential(token);
}

/** What an `Authorization` header shows, whatever it is. */
export const bearerTokenIn = (authorization: string): string | undefined => /^Bearer +(\S+)$/i.exec(authorization)?.[1];

/** 160 random bits, 32 characters. */
export function randomSecret(): string {
  // Crockford's alphabet: no letter that is read as a digit.
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  return Array.from(randomBytes(32), (byte) => alphabet[byte & 31]).join('');
}

export const hashSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');

const checksumOf = (body: string) => hash('sha256', body).slice(0, checksumLength);
