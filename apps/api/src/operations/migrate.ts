import pg from 'pg';
import { applicationRoleOf } from '../database/application-role.js';
import type { Environment } from '../environment.js';
import { adoptOperatorSecrets } from './adopt-operator-secrets.js';
import { ownerUrlOf, withOwner } from './with-owner.js';

// Any number, as long as it stays the same: two who migrate one database at once must meet.
const lockKey = 0x636f7264;
const longestIdentifier = 63;

/** Makes the application role and brings the schema up to date. Returns what it did, in sentences. */
export async function migrate(environment: Environment): Promise<string[]> {
  const databaseUrl = ownerUrlOf(environment);
  const role = applicationRoleOf(databaseUrl);
  if (Buffer.byteLength(role) > longestIdentifier)
    throw new Error(`The database's name is too long for a role: ${role}`);
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    const roleDone = await prepareRole(lock, role, environment.databaseAppUrl);
    const { done, adopted } = await withOwner(environment, async (dataSource) => ({
      done: await dataSource.runMigrations(),
      adopted: await adoptOperatorSecrets(environment, dataSource),
    }));
    return [
      ...roleDone,
      ...done.map(({ name }) => `Ran the migration ${name}.`),
      ...adopted.map((email) => `Sealed the second factor of ${email} with a data key.`),
      ...(done.length === 0 ? ['The schema is up to date.'] : []),
    ];
  } finally {
    await lock.end();
  }
}

/** Who brings an application role of their own makes it a member of ours, and looks after its password. */
async function prepareRole(owner: pg.Client, role: string, databaseAppUrl: string): Promise<string[]> {
  const name = owner.escapeIdentifier(role);
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
  const done: string[] = [];
  if (!rowCount) {
    await owner.query(`create role ${name} nosuperuser nobypassrls nocreatedb nocreaterole`);
    done.push(`Made the role ${role}.`);
  }
  const app = new URL(databaseAppUrl);
  if (decodeURIComponent(app.username) === role) {
    await owner.query(`alter role ${name} login password ${owner.escapeLiteral(decodeURIComponent(app.password))}`);
    done.push(`Set the password of the role ${role}.`);
  }
  await owner.query(
    `do $$ begin execute format('grant connect on database %I to ${name}', current_database()); end $$`,
  );
  await owner.query(`grant usage on schema public to ${name}`);
  return done;
}
