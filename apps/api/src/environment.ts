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
  /** The database's owner: migrations and the operator use it, the API never does. */
  abstract readonly databaseUrl: string;
  /** The role that the API works as. */
  abstract readonly databaseAppUrl: string;
  abstract readonly masterKey: Buffer;
  /** `host:port` of a local Twilio's signalling; undefined with the real one. */
  abstract readonly twilioSignallingHost: string | undefined;
  abstract readonly demoCrmUrl: string | undefined;
  abstract readonly softphoneDirectory: string;
  abstract readonly logLevel: string;
}

export class EnvironmentError extends Error {}

const builtSoftphone = fileURLToPath(new URL('../../softphone/dist', import.meta.url));

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
const masterKey = z.base64({ error: 'must be base64' }).transform((text) => Buffer.from(text, 'base64'));

const variables = z.object({
  NODE_ENV: optional(z.enum(['development', 'test', 'production'])).transform((name) => name ?? 'development'),
  HOST: optional(z.string()).transform((host) => host ?? '127.0.0.1'),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)).transform((port) => port ?? 3000),
  PUBLIC_URL: optional(origin),
  DATABASE_URL: postgresUrl.refine((url) => databaseNameOf(url) !== '', 'must name a database'),
  DATABASE_APP_URL: optional(postgresUrl),
  CORDBOARD_MASTER_KEY: masterKey.refine(
    (key) => key.length === 32,
    'must be 32 random bytes in base64: openssl rand -base64 32',
  ),
  TWILIO_SIGNALLING_HOST: optional(z.string().regex(/^[a-z0-9.-]+:\d{1,5}$/i, 'must be host:port')),
  DEMO_CRM_URL: optional(origin),
  SOFTPHONE_DIR: optional(z.string()).transform((directory) => directory ?? builtSoftphone),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])).transform(
    (level) => level ?? 'info',
  ),
});

/**
 * @throws EnvironmentError that names every variable that is wrong, and how, in one message.
 */
export function parseEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = variables.safeParse(source);
  const problems = parsed.success
    ? parsed.data.NODE_ENV === 'production'
      ? productionProblems(parsed.data)
      : []
    : parsed.error.issues.map(({ path, message, code }) => {
        const name = String(path[0]);
        return `${name} ${code === 'invalid_type' && source[name] === undefined ? 'is required' : message}`;
      });
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
    databaseAppUrl: values.DATABASE_APP_URL ?? deriveApplicationUrl(values.DATABASE_URL, values.CORDBOARD_MASTER_KEY),
    masterKey: values.CORDBOARD_MASTER_KEY,
    twilioSignallingHost: values.TWILIO_SIGNALLING_HOST,
    demoCrmUrl: values.DEMO_CRM_URL,
    softphoneDirectory: values.SOFTPHONE_DIR,
    logLevel: values.LOG_LEVEL,
  };
}

export const readEnvironment = () => parseEnvironment(process.env);

/** A local Twilio signs calls with keys that lie in a file: nothing that faces the internet may trust it. */
function productionProblems(values: z.output<typeof variables>): string[] {
  const problems: string[] = [];
  const forbidden = (name: 'TWILIO_SIGNALLING_HOST' | 'DEMO_CRM_URL') => {
    if (values[name] !== undefined) problems.push(`${name} is for development and must not be set in production`);
  };
  forbidden('TWILIO_SIGNALLING_HOST');
  forbidden('DEMO_CRM_URL');
  if (values.PUBLIC_URL === undefined) {
    problems.push('PUBLIC_URL is required in production: the https address at which Twilio reaches this service');
  } else {
    const { protocol, hostname } = new URL(values.PUBLIC_URL);
    if (protocol !== 'https:') problems.push('PUBLIC_URL must be https in production');
    if (isLoopback(hostname)) problems.push('PUBLIC_URL must not be a loopback address in production');
  }
  return problems;
}

const isLoopback = (hostname: string) =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:7f.*\])$/.test(hostname);
