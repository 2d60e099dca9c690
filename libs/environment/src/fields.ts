import { isIP } from 'node:net';
import { z } from 'zod';

/** An empty variable is one that is not set: that is how compose files and shells leave one out. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A field that is `fallback` where it is not set; an empty one is not, as with `optional`. */
export const withDefault = <Schema extends z.ZodType>(schema: Schema, fallback: z.output<Schema>) =>
  optional(schema).transform((value) => value ?? fallback);

/** A TCP port. `least: 0` where the system may choose one. */
export const portNumber = ({ least }: { least: 0 | 1 }) => {
  const problem = `must be a port number from ${least} to 65535`;
  return z
    .string(problem)
    .regex(/^\d{1,5}$/, problem)
    .transform(Number)
    .refine((port) => port >= least && port <= 65_535, problem);
};

const isWebOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).href === `${new URL(text).origin}/`;

/** Scheme, host and port, with no slash at the end: `https://voice.example.com`. */
export const webOrigin = z
  .string()
  .refine(isWebOrigin, 'must be an http(s) address without path or query, like https://voice.example.com')
  .transform((text) => new URL(text).origin);

const isPostgresUrl = (text: string) =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) && new URL(text).pathname.length > 1;

/** A connection URL with a database's name in it: `postgres://user:password@host:5432/name`. */
export const postgresUrl = z
  .string()
  .refine(isPostgresUrl, 'must be a URL that names a database, like postgres://user:password@host:5432/name');

const isPostgresServer = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && !username && !password && pathname.length <= 1;
};

/** A server alone, `postgres://host:5432`, for where user, password and database are known from another URL. Parameters may follow. */
export const postgresServer = z
  .string()
  .refine(
    isPostgresServer,
    'must be host and port alone, like postgres://host:5432: user, password and database are those of the other URLs',
  );

const isMasterKey = (text: string) => z.base64().safeParse(text).success && Buffer.from(text, 'base64').length === 32;

/**
 * Keys of 32 bytes each, from base64, separated by commas or line ends: the first is the wanted one, the others open what was
 * sealed before it.
 */
export const masterKeys = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine(
    (parts) => parts.length > 0 && parts.every(isMasterKey),
    'must be 32 random bytes in base64 (openssl rand -base64 32), or several of them, separated by commas',
  )
  .refine((parts) => new Set(parts).size === parts.length, 'must be different keys: one of them is there twice')
  .transform((parts) => parts.map((part) => Buffer.from(part, 'base64')));

/** Addresses and networks in CIDR form, or `loopback`. */
export const proxyNetworks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => part === 'loopback' || isNetwork(part)),
    'must be addresses or networks, separated by commas: 10.0.0.0/8, ::1',
  );

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** The least level of what is logged, in pino's words. */
export const logLevel = z.enum(logLevels, `must be one of ${logLevels.join(', ')}`);

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
  return isIP(address) !== 0 && isLength && rest.length === 0;
}
