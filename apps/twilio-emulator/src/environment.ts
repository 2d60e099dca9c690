import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .refine((value) => value !== 'production', {
      message: 'The Twilio emulator is for development: it does not start with NODE_ENV=production',
    }),
  EMULATOR_PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(0, 'must be 0 (any free port) to 65535')
    .max(65535, 'must be 0 (any free port) to 65535')
    .default(3001),
  HOST: z.string().min(1).default('127.0.0.1'),
  EMULATOR_ACCOUNTS: z.string('must be the path of the accounts file (JSON)').min(1),
  EMULATOR_KEEP_CHANGES: z.enum(['true', 'false'], 'must be true or false').default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
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

export class InvalidEnvironment extends Error {}

/** Reads the whole environment at once, so that every problem is told in one message. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new InvalidEnvironment(`The Twilio emulator cannot start. ${problems.join('; ')}.`);
  }
  const { EMULATOR_PORT, HOST, EMULATOR_ACCOUNTS, EMULATOR_KEEP_CHANGES, LOG_LEVEL, PATH } = parsed.data;
  return {
    port: EMULATOR_PORT,
    host: HOST,
    accountsPath: EMULATOR_ACCOUNTS,
    keepsChanges: EMULATOR_KEEP_CHANGES === 'true',
    logLevel: LOG_LEVEL,
    searchPath: PATH,
  };
}
