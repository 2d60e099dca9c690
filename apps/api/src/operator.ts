import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { tenantId } from '@cordboard/contracts';
import { isSupportedCountry } from 'libphonenumber-js';
import { EnvironmentError, readEnvironment } from './environment.js';
import { addApiKey } from './operations/add-api-key.js';
import { checkDrift } from './operations/check-drift.js';
import { createTenant } from './operations/create-tenant.js';
import { migrate } from './operations/migrate.js';

const usage = `Usage: operator COMMAND

  migrate                                 bring the database up to date, and its application role
  create-tenant --name NAME [--country US]  make a tenant and its first API key
  create-api-key --tenant ID [--name NAME]  make another API key
  check-drift                             do the entities and the migrated schema agree?

It reads DATABASE_URL and CORDBOARD_MASTER_KEY, as the API does.
`;

class UsageError extends Error {}

async function run(command: string | undefined, args: string[]): Promise<number> {
  const options = (names: string[]) => {
    const { values } = parseArgs({
      args,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    });
    return values as Record<string, string | undefined>;
  };
  switch (command) {
    case 'migrate': {
      options([]);
      for (const line of await migrate(readEnvironment())) print(line);
      return 0;
    }
    case 'create-tenant': {
      const { name, country = 'US' } = options(['name', 'country']);
      if (!name?.trim()) throw new UsageError('create-tenant needs --name');
      if (!isSupportedCountry(country)) throw new UsageError(`--country ${country} is not an ISO 3166 code such as US`);
      print(JSON.stringify(await createTenant(readEnvironment(), { name: name.trim(), country })));
      return 0;
    }
    case 'create-api-key': {
      const { tenant, name = 'API key' } = options(['tenant', 'name']);
      const id = tenantId.safeParse(tenant);
      if (!id.success) throw new UsageError('create-api-key needs --tenant with a tenant’s id');
      print(JSON.stringify(await addApiKey(readEnvironment(), { tenantId: id.data, name })));
      return 0;
    }
    case 'check-drift': {
      options([]);
      const differences = await checkDrift(readEnvironment());
      for (const difference of differences) print(difference);
      print(differences.length === 0 ? 'Entities and schema agree.' : 'Entities and schema differ: see above.');
      return differences.length === 0 ? 0 : 1;
    }
    case 'help':
    case '--help':
      print(usage);
      return 0;
    default:
      throw new UsageError(command ? `There is no command "${command}"` : 'Which command?');
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isUsage = error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (isUsage) return `${error.message}\n\n${usage}`;
  return error instanceof EnvironmentError ? error.message : `Failed: ${error.message}`;
}

run(process.argv[2], process.argv.slice(3)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
