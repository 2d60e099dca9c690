import { spawn, type ChildProcess } from 'node:child_process';
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort, startEmbeddedPostgres } from '@cordboard/embedded-postgres';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { range, tell } from './figure.js';
import { workspaceRoot } from './product.js';

const rows = 30_000;
const kills = 20;

/** The operator's own command, killed for good again and again, while an API works on the same database. */
test('a rotation of the master key that is killed twenty times', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cordboard-rotation-'));
  const postgres = await startEmbeddedPostgres({ directory: join(home, 'postgres') });
  const [former, next] = [randomBytes(32), randomBytes(32)];
  const port = await findFreePort();
  const environment = {
    PATH: process.env['PATH'],
    DATABASE_URL: postgres.url,
    CORDBOARD_MASTER_KEY: former.toString('base64'),
    PORT: String(port),
    LOG_LEVEL: 'warn',
  };
  const start = (name: 'operator' | 'main', ...args: string[]) =>
    spawn(process.execPath, [join(workspaceRoot, 'apps/api/dist', `${name}.js`), ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit', ...(name === 'main' ? (['ipc'] as const) : [])],
    });
  await linesOf(start('operator', 'migrate'));
  // No limit of requests is what is measured here.
  const limits = ['--requests-per-minute', '10000000'];
  const made = await linesOf(start('operator', 'create-tenant', '--name', 'Acme', ...limits));
  const { apiKey } = JSON.parse(made[0] ?? '{}') as { apiKey: string };
  environment.CORDBOARD_MASTER_KEY = [next, former].map((key) => key.toString('base64')).join();
  const api = start('main');
  await once(api, 'message');
  const load = await issueAllTheTime(`http://localhost:${port}`, apiKey);
  await fill(postgres.url, former);

  let [survived, done] = [0, 0];
  for (; survived < kills; survived++) {
    const killed = start('operator', 'rotate-master-key');
    const [line] = (await once(createInterface({ input: killed.stdout as NodeJS.ReadableStream }), 'line')) as [string];
    if (line.startsWith('All')) break;
    // Somewhere in the batches after the first one.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    done = await countUnder(postgres.url);
  }
  const begun = performance.now();
  const last = await linesOf(start('operator', 'rotate-master-key'));
  tell(
    `kills that a next run went on from, of ${kills}`,
    `${survived}, with ${done} of ${rows} data keys done by then`,
  );
  tell('the rest in one run, its start included', `${Math.round(performance.now() - begun)} ms: ${last.at(-1)}`);
  tell(
    'data keys left under the former key',
    String((await countAll(postgres.url)) - (await countUnder(postgres.url))),
  );
  const { issued, failed, took } = await load.stop();
  tell('tokens issued meanwhile, and failed', `${issued}, ${failed}`);
  tell('a token, median and maximum', range(took));
  expect([issued > 0, failed]).toEqual([true, 0]);
  api.kill('SIGTERM');
  await once(api, 'exit');
  await postgres.stop();
  rmSync(home, { recursive: true });
});

async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) lines.push(line);
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
  return lines;
}

async function issueAllTheTime(baseUrl: string, apiKey: string) {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const send = (method: string, path: string, body: object) =>
    fetch(baseUrl + path, { method, headers, body: JSON.stringify(body) });
  const sid = (prefix: string) => prefix + 'a'.repeat(32);
  const config = { accountSid: sid('AC'), apiKeySid: sid('SK'), apiKeySecret: 'a-secret-of-twilio', authToken: 'an-auth-token', applicationSid: sid('AP') }; // prettier-ignore
  const connected = await send('PUT', '/v1/twilio-config', config);
  if (!connected.ok) throw new Error(await connected.text());
  const result = { issued: 0, failed: 0, took: [] as number[] };
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      const asked = performance.now();
      const { ok } = await send('POST', '/v1/tokens', { clientName: 'alice' });
      result.took.push(performance.now() - asked);
      if (ok) result.issued++;
      else result.failed++;
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await work;
      return result;
    },
  };
}

/** Data keys as the API would have sealed them: nonce ‖ tag ‖ ciphertext, bound to their place. */
async function fill(url: string, masterKey: Buffer): Promise<void> {
  const ids = Array.from({ length: rows }, () => randomUUID());
  const sealed = ids.map((id) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', masterKey, nonce);
    cipher.setAAD(Buffer.from(JSON.stringify([id, 'tenant_data_keys.sealed_key', 1])));
    const content = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), content]);
  });
  await ask(url, `insert into tenants (id, name) select id, 'One of many' from unnest($1::uuid[]) id`, [ids]);
  await ask(
    url,
    'insert into tenant_data_keys (tenant_id, version, sealed_key) select id, 1, key from unnest($1::uuid[], $2::bytea[]) made (id, key)',
    [ids, sealed],
  );
}

/** Under the key that is sealed with now. */
const countUnder = (url: string) => count(url, 'where master_key_id = (select master_key_id from sealing_master_key)');
const countAll = (url: string) => count(url, '');

async function count(url: string, where: string): Promise<number> {
  const [row] = await ask(url, `select count(*)::integer as count from tenant_data_keys ${where}`);
  return (row as { count: number }).count;
}

async function ask(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
