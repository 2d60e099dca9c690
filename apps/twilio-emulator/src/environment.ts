import { logLevel, portNumber, readVariables, withDefault } from '@cordboard/environment';
import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine((value) => value !== 'production', {
      message: 'must not be production: a local Twilio is for development',
    }),
  EMULATOR_PORT: withDefault(portNumber({ least: 0 }), 3001),
  HOST: withDefault(z.string(), '127.0.0.1'),
  EMULATOR_ACCOUNTS: z.string('must be the path of the accounts file (JSON)').min(1),
  EMULATOR_KEEP_CHANGES: withDefault(z.enum(['true', 'false'], 'must be true or false'), 'false'),
  LOG_LEVEL: withDefault(logLevel, 'warn'),
  PATH: z.string().default(''),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly accountsPath: string;
  /** Are changes through the REST API written back to the accounts file? */
  readonly keepsChanges: boolean;
  readonly logLevel: string;
  readonly searchPath: string;
}

/** @throws InvalidEnvironment that names every problem in one message */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const read = readVariables(environment, variables, { consequence: 'The Twilio emulator cannot start' });
  const { EMULATOR_PORT, HOST, EMULATOR_ACCOUNTS, EMULATOR_KEEP_CHANGES, LOG_LEVEL, PATH } = read;
  return {
    port: EMULATOR_PORT,
    host: HOST,
    accountsPath: EMULATOR_ACCOUNTS,
    keepsChanges: EMULATOR_KEEP_CHANGES === 'true',
    logLevel: LOG_LEVEL,
    searchPath: PATH,
  };
}
