import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number('is a port number').int().min(1).max(65_535);

const schema = z
  .object({
    NODE_ENV: z.string().optional(),
    PORT: port.default(3000),
    EMULATOR_PORT: port.default(3001),
    CORDBOARD_HOME: z.string().min(1).default('.cordboard'),
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z
      .url({ protocol: /^postgres(ql)?$/, error: 'is a URL as in postgres://user:password@host/name' })
      .optional(),
    CORDBOARD_MASTER_KEY: z
      .base64()
      .refine((key) => Buffer.from(key, 'base64').length === 32, {
        error: `is 32 random bytes in base64, as in ${randomBytes(32).toString('base64')}`,
      })
      .optional(),
  })
  .refine(({ NODE_ENV }) => NODE_ENV !== 'production', {
    path: ['NODE_ENV'],
    error:
      'is "production", and npm start runs a local Twilio and two demo tenants. ' +
      'Run the API itself instead, as docs/operations.md says, or unset NODE_ENV',
  })
  .refine(({ PORT, EMULATOR_PORT }) => PORT !== EMULATOR_PORT, {
    path: ['EMULATOR_PORT'],
    error: 'is the same as PORT; choose another for one of them',
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
  /** 32 bytes in base64; made and kept in the home folder where it is undefined. */
  readonly masterKey: string | undefined;
  /** What the children get on top of their own settings. */
  readonly inherited: NodeJS.ProcessEnv;
}

/** @throws Error that lists every problem at once */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const { data, error } = schema.safeParse(variables);
  if (error) {
    const problems = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
    throw new Error(`Cordboard cannot start with these settings:\n${problems.join('\n')}`);
  }
  return {
    apiPort: data.PORT,
    emulatorPort: data.EMULATOR_PORT,
    home: resolve(data.CORDBOARD_HOME),
    publicUrl: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    databaseUrl: data.DATABASE_URL,
    masterKey: data.CORDBOARD_MASTER_KEY,
    inherited: variables,
  };
}
