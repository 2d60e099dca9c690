import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { parseEnvironment, type Environment } from '../environment.js';
import { migrate } from '../operations/migrate.js';

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

/** A migrated database of this spec's own, with its application role. */
export async function createTestDatabase(variables: Record<string, string> = {}): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is set by jest.global-setup.js');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const environment = parseEnvironment({
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
  await migrate(environment);
  const superuser = new pg.Pool({ connectionString: url.href, max: 2 });
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
      await onServer(serverUrl, `drop database ${name} with (force)`, `drop role ${name}_app`);
    },
  };
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
