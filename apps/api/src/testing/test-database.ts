import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { parseEnvironment, type Environment } from '../environment.js';
import { migrate } from '../operations/migrate.js';
import { ownerUrlOf } from '../operations/with-owner.js';

export interface TestDatabase {
  environment: Environment;
  /** Runs SQL as the superuser, past row-level security. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** A transaction of the superuser's that stays open, to be in somebody's way. */
  begin(): Promise<OpenTransaction>;
  /** Until a query of the API waits for a lock that somebody holds, or `orUntil` has come about. */
  waitForBlockedQuery(orUntil: Promise<unknown>): Promise<boolean>;
  drop(): Promise<void>;
}

export interface OpenTransaction {
  query(sql: string, values?: unknown[]): Promise<unknown>;
  commit(): Promise<void>;
}

/** A migrated database of this spec's own, with its application role: a copy of the one that the first spec migrated. */
export async function createTestDatabase(variables: Record<string, string> = {}): Promise<TestDatabase> {
  const { TEST_DATABASE_URL: serverUrl, TEST_TEMPLATE_DATABASE: template } = process.env;
  if (!serverUrl || !template) throw new Error('jest.global-setup.js starts the server that specs make databases on');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const environment = environmentOf(serverUrl, name, variables);
  const { password } = new URL(environment.databaseAppUrl);
  await onServer(serverUrl, async (server) => {
    await prepareTemplate(server, serverUrl, template);
    await server.query(`create database ${name} template ${template}`);
    // The migrations granted to the template's role what an application role may do; its members may do the same.
    await server.query(`create role ${name}_app login password '${password}' in role ${template}_app`);
  });
  const superuser = new pg.Pool({ connectionString: ownerUrlOf(environment), max: 2 });
  // The pool's end is told before its connections are closed; those that `drop` then cuts are missed by nobody.
  superuser.on('error', () => undefined);
  return {
    environment,
    query: async (sql, values) => (await superuser.query(sql, values)).rows,
    begin: async () => {
      const session = await superuser.connect();
      await session.query('begin');
      return {
        query: (sql, values) => session.query(sql, values),
        commit: async () => {
          await session.query('commit');
          session.release();
        },
      };
    },
    waitForBlockedQuery: async (orUntil) => {
      let isOver = false;
      void orUntil.finally(() => (isOver = true));
      while (!isOver) {
        const { rowCount } = await superuser.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (rowCount) return true;
      }
      return false;
    },
    drop: async () => {
      await superuser.end();
      await onServer(serverUrl, async (server) => {
        await server.query(`drop database ${name} with (force)`);
        await server.query(`drop role ${name}_app`);
      });
    },
  };
}

function environmentOf(serverUrl: string, name: string, variables: Record<string, string> = {}): Environment {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return parseEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: url.href,
    CORDBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'https://voice.example.com',
    LOG_LEVEL: 'silent',
    // Tests ask far more than anybody may; those of the limits say what they are.
    REQUESTS_PER_MINUTE_PER_KEY: 'off',
    REQUESTS_PER_MINUTE_PER_SESSION: 'off',
    REQUESTS_PER_MINUTE_PER_ADDRESS: 'off',
    ...variables,
  });
}

/** Migrates the database that the others of this run are copied from, unless another worker has. */
async function prepareTemplate(server: pg.Client, serverUrl: string, name: string): Promise<void> {
  await server.query('select pg_advisory_lock(hashtext($1))', [name]);
  const { rowCount } = await server.query('select from pg_database where datname = $1 and datistemplate', [name]);
  if (!rowCount) {
    await server.query(`drop database if exists ${name}`);
    await server.query(`create database ${name}`);
    await migrate(environmentOf(serverUrl, name));
    await server.query(`alter database ${name} is_template true`);
  }
  await server.query('select pg_advisory_unlock(hashtext($1))', [name]);
}

async function onServer(url: string, work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
