import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@cordboard/embedded-postgres';

/** One Postgres for the run; each spec file makes a database of its own in it. */
export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) return;
  const directory = await mkdtemp(join(tmpdir(), 'cordboard-api-test-'));
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
