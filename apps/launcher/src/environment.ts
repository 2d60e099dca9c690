import {
  logLevel,
  masterKeys,
  optional,
  portNumber,
  postgresUrl,
  proxyNetworks,
  readVariables,
  webOrigin,
  withDefault,
} from '@cordboard/environment';
import { resolve } from 'node:path';
import { z } from 'zod';

/** All that a person may set for `npm start`, what its services read included: nothing is started on a wrong setting. */
const variables = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine(
      (name) => name !== 'production',
      'is "production", and npm start runs a local Twilio and two demo tenants. ' +
        'Run the API itself instead, as docs/operations.md says, or unset NODE_ENV',
    ),
  PORT: withDefault(portNumber({ least: 1 }), 3000),
  EMULATOR_PORT: withDefault(portNumber({ least: 1 }), 3001),
  CORDBOARD_HOME: withDefault(z.string(), '.cordboard').transform((path) => resolve(path)),
  PUBLIC_URL: optional(webOrigin),
  DATABASE_URL: optional(postgresUrl),
  CORDBOARD_MASTER_KEY: optional(masterKeys),
  TRUSTED_PROXIES: optional(proxyNetworks),
  LOG_LEVEL: optional(logLevel),
});

export interface Environment {
  readonly apiPort: number;
  readonly emulatorPort: number;
  /** Absolute path of the folder for database, keys and logs. */
  readonly home: string;
  /** Where browsers and Twilio reach the API. */
  readonly publicUrl: string;
  /** Owner's URL of a Postgres server; the embedded one is used where it is undefined. */
  readonly databaseUrl: string | undefined;
  /** As the API reads it; made and kept in the home folder where it is undefined. */
  readonly masterKey: string | undefined;
  /** What the children get on top of their own settings. */
  readonly inherited: NodeJS.ProcessEnv;
}

/** @throws InvalidEnvironment that names every problem in one message */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const { PORT, EMULATOR_PORT, CORDBOARD_HOME, PUBLIC_URL, DATABASE_URL, CORDBOARD_MASTER_KEY } = readVariables(
    variables,
    source,
    { consequence: 'Cordboard cannot start', furtherProblems: [...portProblems(source), ...keyProblems(source)] },
  );
  return {
    apiPort: PORT,
    emulatorPort: EMULATOR_PORT,
    home: CORDBOARD_HOME,
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    databaseUrl: DATABASE_URL,
    masterKey: CORDBOARD_MASTER_KEY?.map((key) => key.toString('base64')).join(','),
    inherited: source,
  };
}

/** What it starts gets a master key of its own, beside which none of these can stand. */
function keyProblems(source: NodeJS.ProcessEnv): string[] {
  return ['CORDBOARD_MASTER_KEY_FILE', 'CORDBOARD_VAULT_KEY']
    .filter((name) => source[name])
    .map(
      (name) => `${name} is a setting of the API alone: unset it, or give npm start the key as CORDBOARD_MASTER_KEY`,
    );
}

function portProblems({ PORT, EMULATOR_PORT }: NodeJS.ProcessEnv): string[] {
  return Number(PORT || 3000) === Number(EMULATOR_PORT || 3001)
    ? ['EMULATOR_PORT is the same as PORT; choose another for one of them']
    : [];
}
