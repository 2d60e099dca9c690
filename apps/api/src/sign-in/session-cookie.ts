import type { FastifyRequest } from 'fastify';

/**
 * `__Host-`: browsers take it over https alone (and on localhost), for this very host, for no subdomain. Strict costs
 * nothing: the console's page is the same for everybody, and what it then asks for comes from itself.
 */
export const sessionCookieName = '__Host-cordboard';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** Without an age: it is gone with the browser, and on our side after twelve hours. */
export const sessionCookie = (token: string) => `${sessionCookieName}=${token}; ${attributes}`;
export const noSessionCookie = `${sessionCookieName}=; Max-Age=0; ${attributes}`;

const pattern = new RegExp(`(?:^|; ?)${sessionCookieName}=([^;]+)`);

export const readSessionCookie = ({ headers: { cookie } }: FastifyRequest): string | undefined =>
  cookie === undefined ? undefined : pattern.exec(cookie)?.[1];
