/** A Postgres for the length of one check. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './prepare.mjs';

/** Calls `work(url)` with the superuser's URL of a fresh server, and leaves nothing behind. */
export async function withPostgres(work) {
  const entry = pathToFileURL(join(root, 'libs', 'embedded-postgres', 'dist', 'index.js'));
  const { startEmbeddedPostgres } = await import(entry.href);
  const base = mkdtempSync(join(tmpdir(), 'cordboard-check-'));
  const postgres = await startEmbeddedPostgres({ directory: join(base, 'postgres'), durable: false });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    rmSync(base, { recursive: true, force: true });
  }
}
