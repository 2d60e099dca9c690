import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@cordboard/embedded-postgres';
import pg from 'pg';

/** One Postgres for the run; each spec file makes a database of its own in it (src/testing/test-database.ts). */
export default async function setUp() {
  process.env.TEST_TEMPLATE_DATABASE = `template_${randomBytes(6).toString('hex')}`;
  if (process.env.TEST_DATABASE_URL) {
    globalThis.stopTestPostgres = () => dropTemplate(process.env.TEST_DATABASE_URL, process.env.TEST_TEMPLATE_DATABASE);
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'cordboard-api-test-'));
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

/** On a server that outlives the run. */
async function dropTemplate(serverUrl, template) {
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query(`update pg_database set datistemplate = false where datname = '${template}'`);
    await server.query(`drop database if exists ${template}`);
    await server.query(`drop role if exists ${template}_app`);
  } finally {
    await server.end();
  }
}
