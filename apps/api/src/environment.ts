import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { databaseNameOf, deriveApplicationUrl } from './database/application-role.js';

/** Everything that this process is told from outside, checked and typed. */
export abstract class Environment {
  abstract readonly isProduction: boolean;
  abstract readonly host: string;
  abstract readonly port: number;
  /** Where browsers and Twilio reach this service; an origin, without a slash at its end. */
  abstract readonly publicUrl: string;
  /** The database's owner: migrations and the operator use it. The API does without where it is told its own address. */
  abstract readonly databaseUrl: string | undefined;
  /** The role that the API works as. */
  abstract readonly databaseAppUrl: string;
  abstract readonly masterKey: Buffer;
  /** `host:port` of a local Twilio's signalling; undefined with the real one. */
  abstract readonly twilioSignallingHost: string | undefined;
  /** Where a local Twilio's REST API is; undefined with the real one. */
  abstract readonly twilioApiUrl: string | undefined;
  abstract readonly demoCrmUrl: string | undefined;
  /** Addresses and networks of the proxies in front, whose word on the caller's address is taken. */
  abstract readonly trustedProxies: string[];
  abstract readonly softphoneDirectory: string;
  abstract readonly consoleDirectory: string;
  abstract readonly logLevel: string;
}

export class EnvironmentError extends Error {}

const builtSoftphone = fileURLToPath(new URL('../../softphone/dist', import.meta.url));
const builtConsole = fileURLToPath(new URL('../../console/dist', import.meta.url));

// An empty variable is one that is not set: that is how compose files and shells leave one out.
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL like postgres://user:password@host:5432/name',
});
const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .refine((url) => new URL(url).href === `${new URL(url).origin}/`, 'must be an origin, without path or query')
  .transform((url) => new URL(url).origin);
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => part === 'loopback' || isNetwork(part)),
    'must be addresses or networks, separated by commas: 10.0.0.0/8, ::1',
  );
const masterKey = z.base64({ error: 'must be base64' }).transform((text) => Buffer.from(text, 'base64'));

const variables = z.object({
  NODE_ENV: optional(z.enum(['development', 'test', 'production'])).transform((name) => name ?? 'development'),
  HOST: optional(z.string()).transform((host) => host ?? '127.0.0.1'),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)).transform((port) => port ?? 3000),
  PUBLIC_URL: optional(origin),
  DATABASE_URL: optional(postgresUrl.refine((url) => databaseNameOf(url) !== '', 'must name a database')),
  DATABASE_APP_URL: optional(postgresUrl),
  CORDBOARD_MASTER_KEY: masterKey.refine(
    (key) => key.length === 32,
    'must be 32 random bytes in base64: openssl rand -base64 32',
  ),
  TWILIO_SIGNALLING_HOST: optional(z.string().regex(/^[a-z0-9.-]+:\d{1,5}$/i, 'must be host:port')),
  TWILIO_API_URL: optional(origin),
  DEMO_CRM_URL: optional(origin),
  TRUSTED_PROXIES: optional(proxies).transform((list) => list ?? ['loopback']),
  SOFTPHONE_DIR: optional(z.string()).transform((directory) => directory ?? builtSoftphone),
  CONSOLE_DIR: optional(z.string()).transform((directory) => directory ?? builtConsole),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])).transform(
    (level) => level ?? 'info',
  ),
});

/** The names of all that this process reads. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape);

/**
 * @throws EnvironmentError that names every variable that is wrong, and how, in one message.
 */
export function parseEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = variables.safeParse(source);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => describeIssue(issue, source))),
    ...databaseProblems(source),
    ...(source['NODE_ENV'] === 'production' ? productionProblems(source) : []),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new EnvironmentError(
      `The environment is not usable:\n${problems.map((problem) => `  ${problem}\n`).join('')}`,
    );
  }
  const values = parsed.data;
  return {
    isProduction: values.NODE_ENV === 'production',
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl:
      values.DATABASE_APP_URL ?? deriveApplicationUrl(values.DATABASE_URL ?? '', values.CORDBOARD_MASTER_KEY),
    masterKey: values.CORDBOARD_MASTER_KEY,
    twilioSignallingHost: values.TWILIO_SIGNALLING_HOST,
    twilioApiUrl: values.TWILIO_API_URL,
    demoCrmUrl: values.DEMO_CRM_URL,
    trustedProxies: values.TRUSTED_PROXIES,
    softphoneDirectory: values.SOFTPHONE_DIR,
    consoleDirectory: values.CONSOLE_DIR,
    logLevel: values.LOG_LEVEL,
  };
}

export const readEnvironment = () => parseEnvironment(process.env);

function describeIssue({ path, message, code }: z.core.$ZodIssue, source: NodeJS.ProcessEnv): string {
  const name = String(path[0]);
  return `${name} ${code === 'invalid_type' && source[name] === undefined ? 'is required' : message}`;
}

const databaseProblems = (source: NodeJS.ProcessEnv) =>
  source['DATABASE_URL'] || source['DATABASE_APP_URL']
    ? []
    : ['DATABASE_URL is required, or DATABASE_APP_URL for an API that is not to know the owner of its database'];

/** A local Twilio signs calls with keys that lie in a file: nothing that faces the internet may trust it. */
function productionProblems(source: NodeJS.ProcessEnv): string[] {
  const problems = ['TWILIO_SIGNALLING_HOST', 'TWILIO_API_URL', 'DEMO_CRM_URL']
    .filter((name) => source[name])
    .map((name) => `${name} is for development and must not be set in production`);
  const publicUrl = source['PUBLIC_URL'];
  if (!publicUrl) {
    return [
      ...problems,
      'PUBLIC_URL is required in production: the https address at which Twilio reaches this service',
    ];
  }
  if (!URL.canParse(publicUrl)) return problems;
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:') problems.push('PUBLIC_URL must be https in production');
  if (isLoopback(hostname)) problems.push('PUBLIC_URL must not be a loopback address in production');
  return problems;
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
  return isIP(address) !== 0 && isLength && rest.length === 0;
}

const isLoopback = (hostname: string) =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/.test(hostname);
