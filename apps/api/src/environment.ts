import {
  logLevel,
  optional,
  portNumber,
  postgresServer,
  postgresUrl,
  proxyNetworks,
  readVariables,
  webOrigin,
  withDefault,
} from '@cordboard/environment';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { leadPastPooler } from './database/past-pooler.js';
import { deriveApplicationUrl } from './database/application-role.js';
import { isLoopbackHost } from './loopback-host.js';
import { masterKeyProblems, masterKeyVariables, readMasterKeySettings, type MasterKeySettings } from './secrets/master-key-settings.js'; // prettier-ignore

/** Everything that this process is told from outside, checked and typed. */
export abstract class Environment {
  abstract readonly isProduction: boolean;
  abstract readonly host: string;
  abstract readonly port: number;
  /** Where browsers and Twilio reach this service; an origin, without a slash at its end. */
  abstract readonly publicUrl: string;
  /** The database's owner, past a pooler: migrations and the operator use it. The API does without where it is told its own address. */
  abstract readonly databaseUrl: string | undefined;
  /** The role that the API works as. */
  abstract readonly databaseAppUrl: string;
  /** The same role past a pooler: for what a connection has to be kept for. */
  abstract readonly databaseAppDirectUrl: string;
  abstract readonly masterKeys: MasterKeySettings;
  /** `host:port` of a local Twilio's signalling; undefined with the real one. */
  abstract readonly twilioSignallingHost: string | undefined;
  /** Where a local Twilio's REST API is; undefined with the real one. */
  abstract readonly twilioApiUrl: string | undefined;
  abstract readonly demoCrmUrl: string | undefined;
  /** Addresses and networks of the proxies in front, whose word on the caller's address is taken. */
  abstract readonly trustedProxies: string[];
  /** Where the token ledger waits while the database is away, on a disk of this machine; undefined: in memory. */
  abstract readonly spoolDirectory: string | undefined;
  abstract readonly softphoneDirectory: string;
  abstract readonly consoleDirectory: string;
  /** How long the first word of the database may take before it counts as away. */
  abstract readonly databasePatienceSeconds: number;
  /** How long this process serves on, saying that it is not ready, before it ends. */
  abstract readonly departureSeconds: number;
  abstract readonly logLevel: string;
  abstract readonly requestsPerMinute: RequestLimits;
}

/** Of one caller, on one node; undefined for no limit. */
export interface RequestLimits {
  /** Of an API key whose admins say nothing else. */
  readonly perKey: number | undefined;
  /** Of a softphone's, an admin's or an operator's session. */
  readonly perSession: number | undefined;
  /** Of everybody who does not prove who they are, by address. */
  readonly perAddress: number | undefined;
}

const builtSoftphone = fileURLToPath(new URL('../../softphone/dist', import.meta.url));
const builtConsole = fileURLToPath(new URL('../../console/dist', import.meta.url));

const requestLimit = z.string().regex(/^(off|[1-9]\d{0,8})$/, 'must be a whole number, or "off"');
const limitOr = (usual: number) => (limit: string | undefined) =>
  limit === 'off' ? undefined : limit === undefined ? usual : Number(limit);

const variables = z.object({
  NODE_ENV: withDefault(
    z.enum(['development', 'test', 'production'], 'must be development, test or production'),
    'development',
  ),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PORT: withDefault(portNumber({ least: 0 }), 3000),
  PUBLIC_URL: optional(webOrigin),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_APP_URL: optional(postgresUrl),
  DATABASE_DIRECT_URL: optional(postgresServer),
  ...masterKeyVariables,
  TWILIO_SIGNALLING_HOST: optional(z.string().regex(/^[a-z0-9.-]+:\d{1,5}$/i, 'must be host:port')),
  TWILIO_API_URL: optional(webOrigin),
  DEMO_CRM_URL: optional(webOrigin),
  TRUSTED_PROXIES: withDefault(proxyNetworks, ['loopback']),
  SPOOL_DIR: optional(z.string()),
  SOFTPHONE_DIR: withDefault(z.string(), builtSoftphone),
  CONSOLE_DIR: withDefault(z.string(), builtConsole),
  REQUESTS_PER_MINUTE_PER_KEY: optional(requestLimit).transform(limitOr(6_000)),
  REQUESTS_PER_MINUTE_PER_SESSION: optional(requestLimit).transform(limitOr(1_200)),
  REQUESTS_PER_MINUTE_PER_ADDRESS: optional(requestLimit).transform(limitOr(3_000)),
  DATABASE_PATIENCE_SECONDS: withDefault(
    z
      .string()
      .regex(/^([1-9]|[1-5][0-9])(\.[0-9])?$/, 'must be seconds, from 1 to 59.9')
      .transform(Number),
    1.5,
  ),
  DEPARTURE_SECONDS: optional(
    z
      .string()
      .regex(/^([0-9]|1[0-9])$/, 'must be whole seconds, from 0 to 19')
      .transform(Number),
  ),
  LOG_LEVEL: withDefault(logLevel, 'info'),
});

/** The names of all that this process reads. */
export const environmentVariables: readonly string[] = Object.keys(variables.shape);

/**
 * @throws InvalidEnvironment that names every variable that is wrong, and how, in one message.
 */
export function parseEnvironment(source: NodeJS.ProcessEnv, consequence = 'The API cannot start'): Environment {
  const values = readVariables(variables, source, {
    consequence,
    furtherProblems: [
      ...masterKeyProblems(source),
      ...databaseProblems(source),
      ...(source['NODE_ENV'] === 'production' ? productionProblems(source) : []),
    ],
  });
  const masterKeys = readMasterKeySettings(values);
  const { DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: directServer } = values;
  const databaseAppUrl = values.DATABASE_APP_URL ?? deriveApplicationUrl(databaseUrl ?? '', masterKeys.local);
  return {
    isProduction: values.NODE_ENV === 'production',
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    databaseUrl: databaseUrl && leadPastPooler(databaseUrl, directServer),
    databaseAppUrl,
    databaseAppDirectUrl: leadPastPooler(databaseAppUrl, directServer),
    masterKeys,
    twilioSignallingHost: values.TWILIO_SIGNALLING_HOST,
    twilioApiUrl: values.TWILIO_API_URL,
    demoCrmUrl: values.DEMO_CRM_URL,
    trustedProxies: values.TRUSTED_PROXIES,
    spoolDirectory: values.SPOOL_DIR,
    softphoneDirectory: values.SOFTPHONE_DIR,
    consoleDirectory: values.CONSOLE_DIR,
    databasePatienceSeconds: values.DATABASE_PATIENCE_SECONDS,
    departureSeconds: values.DEPARTURE_SECONDS ?? (values.NODE_ENV === 'production' ? 3 : 0),
    logLevel: values.LOG_LEVEL,
    requestsPerMinute: {
      perKey: values.REQUESTS_PER_MINUTE_PER_KEY,
      perSession: values.REQUESTS_PER_MINUTE_PER_SESSION,
      perAddress: values.REQUESTS_PER_MINUTE_PER_ADDRESS,
    },
  };
}

/** @param consequence what does not come about where a setting is wrong */
export const readEnvironment = (consequence?: string) => parseEnvironment(process.env, consequence);

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
  if (isLoopbackHost(hostname)) problems.push('PUBLIC_URL must not be a loopback address in production');
  return problems;
}
