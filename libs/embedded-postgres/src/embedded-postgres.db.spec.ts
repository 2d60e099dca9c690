import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

jest.setTimeout(60_000);

describe('the embedded Postgres', () => {
  let base: string;
  let directory: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    // mkdtemp makes it 0700: as root, Postgres' own user cannot enter it, which is the hard case.
    base = await mkdtemp(join(tmpdir(), 'cordboard-postgres-'));
    directory = join(base, 'postgres');
    postgres = await startEmbeddedPostgres({ directory, durable: false });
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(base, { recursive: true, force: true });
  });

  test('is a server that isolates by role and listens on the loopback interface alone', async () => {
    expect(await query(postgres.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await query(postgres.url, 'create role visitor; set role visitor');
    await expect(query(postgres.url, 'set role visitor; create table public.mine (n int)')).rejects.toThrow(
      'permission denied',
    );
  });

  test('refuses a wrong password', async () => {
    const wrong = new URL(postgres.url);
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  test('that a killed process left running is taken over with its data', async () => {
    await query(postgres.url, 'create table kept (n int); insert into kept values (7)');
    const again = await startEmbeddedPostgres({ directory, durable: false });
    expect(again.url).toBe(postgres.url);
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('starts again with its data after the server itself was killed', async () => {
    await query(postgres.url, 'create table survived (n int); insert into survived values (8)');
    await query(postgres.url, 'checkpoint'); // a cluster for tests commits to memory first
    const [pid = ''] = (await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8')).split('\n');
    const lost = new pg.Client({ connectionString: postgres.url });
    const closed = new Promise<void>((resolve) => lost.on('end', () => resolve()));
    lost.on('error', () => undefined);
    await lost.connect();
    process.kill(Number(pid), 'SIGKILL');
    await closed;
    postgres = await startEmbeddedPostgres({ directory, durable: false });
    expect(await query(postgres.url, 'select n from survived')).toEqual([{ n: 8 }]);
  });
});

test('a cluster for tests leaves nothing behind', async () => {
  const base = await mkdtemp(join(tmpdir(), 'cordboard-postgres-'));
  const directory = join(base, 'postgres');
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  await postgres.stop();
  expect(existsSync(directory)).toBe(false);
  await expect(query(postgres.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  await rm(base, { recursive: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
  } finally {
    await client.end();
  }
}
