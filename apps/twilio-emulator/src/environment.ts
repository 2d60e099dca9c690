import { logLevel, portNumber, readVariables } from '@cordboard/environment';
import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine((value) => value !== 'production', {
      message: 'must not be production: a local Twilio is for development',
    }),
  EMULATOR_PORT: portNumber({ least: 0 }).default(3001),
  HOST: z.string().min(1).default('127.0.0.1'),
  EMULATOR_ACCOUNTS: z.string('must be the path of the accounts file (JSON)').min(1),
  LOG_LEVEL: logLevel.default('warn'),
  PATH: z.string().default(''),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly accountsPath: string;
  readonly logLevel: string;
  readonly searchPath: string;
}

/** @throws InvalidEnvironment that names every problem in one message */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const { EMULATOR_PORT, HOST, EMULATOR_ACCOUNTS, LOG_LEVEL, PATH } = readVariables(environment, variables, {
    consequence: 'The Twilio emulator cannot start',
  });
  return {
    port: EMULATOR_PORT,
    host: HOST,
    accountsPath: EMULATOR_ACCOUNTS,
    logLevel: LOG_LEVEL,
    searchPath: PATH,
  };
}
