import { hostname, userInfo } from 'node:os';
import type { DataSource } from 'typeorm';
import { actAs, type Acting } from '../audit/acting.js';
import type { Environment } from '../environment.js';
import { createOwnerDataSource } from '../database/data-source.js';

/** @throws Error for an environment that knows the application's role alone. */
export function ownerUrlOf({ databaseUrl }: Environment): string {
  if (!databaseUrl) throw new Error('DATABASE_URL is required here: the address of the database, as its owner');
  return databaseUrl;
}

/** Connects as the database's owner for one piece of work. */
export async function withOwner<Result>(
  environment: Environment,
  work: (dataSource: DataSource) => Promise<Result>,
  options: Parameters<typeof createOwnerDataSource>[1] = {},
): Promise<Result> {
  const dataSource = await createOwnerDataSource(ownerUrlOf(environment), options).initialize();
  try {
    return await actAs(onTheCommandLine(), () => work(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

function onTheCommandLine(): Acting {
  const origin = { address: null, device: hostname() };
  return { actor: { kind: 'command-line', id: null, name: findUserName() }, origin };
}

function findUserName(): string | null {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a number that has no name.
    return null;
  }
}
