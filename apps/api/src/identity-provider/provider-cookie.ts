import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { hashSecret } from '../authentication/credential.js';

/**
 * Ties a sign-in that is under way at the provider to the browser that began it. The session's own cookie is Strict, so it
 * does not come along when the provider sends the browser back; this one does, and is worth nothing beyond that.
 */
const name = '__Host-cordboard-provider';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const pattern = new RegExp(`(?:^|; ?)${name}=([A-Za-z0-9_-]{43})(?:;|$)`);

export const providerCookie = (secret: string, maxAgeSeconds: number) =>
  `${name}=${secret}; Max-Age=${maxAgeSeconds}; ${attributes}`;
export const noProviderCookie = `${name}=; Max-Age=0; ${attributes}`;

export const readProviderCookie = ({ headers: { cookie } }: FastifyRequest): string | undefined =>
  cookie === undefined ? undefined : pattern.exec(cookie)?.[1];

/** The browser's secret, and what follows from it: the database keeps the hash alone. */
export const createBrowserSecret = () => randomBytes(32).toString('base64url');
export const secretsOf = (browser: string) => ({
  browserHash: hashSecret(`browser ${browser}`),
  nonce: hashSecret(`nonce ${browser}`).toString('base64url'),
  codeVerifier: hashSecret(`verifier ${browser}`).toString('base64url'),
});
