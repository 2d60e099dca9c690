import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { IssuedToken, Problem } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { TestDisk } from '../testing/test-disk.js';
import { TokenLedger } from './token-ledger.js';

const line = new DatabaseLine();
const disk = new TestDisk();
const spool = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
let api: TestApi;
let tenant: TestTenant;
let node: NestFastifyApplication;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  node = await startNode();
  await issue();
});
afterEach(async () => {
  disk.isFull = false;
  line.mend();
  await flush();
});
afterAll(async () => {
  await node.close();
  await api.stop();
  line.close();
  rmSync(spool, { recursive: true });
});

async function startNode(): Promise<NestFastifyApplication> {
  const databaseAppUrl = await line.lead(api.database.environment.databaseAppUrl);
  return createApplication(
    { ...api.database.environment, databaseAppUrl, spoolDirectory: spool },
    createLogger('silent'),
    { clock: api.clock, disk },
  );
}

async function issue() {
  const answer = await node.inject({
    method: 'POST',
    url: '/v1/tokens',
    headers: { authorization: `Bearer ${tenant.apiKey}` },
    payload: { clientName: 'alice' },
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<IssuedToken & Problem>() };
}
const flush = () => node.get(TokenLedger, { strict: false }).flush();
const written = async (tokenIds: readonly string[]) =>
  (await api.database.query('select id from issued_tokens where id = any ($1)', [tokenIds])).map(({ id }) =>
    String(id),
  );
const countWritten = async () => (await api.database.query('select from issued_tokens')).length;

/** The database is away and the disk is full; answers with what was acknowledged before that was known. */
async function runOutOfRoom(): Promise<string> {
  await flush();
  disk.isFull = true;
  const { body } = await issue();
  line.cut();
  await flush();
  return body.tokenId;
}

describe('while the database is away and the disk is full', () => {
  test('no token is issued, and whoever asks is told so at once and when to come again', async () => {
    await runOutOfRoom();
    const { status, headers, body } = await issue();
    expect([status, headers['retry-after'], body]).toEqual([
      503,
      '2',
      expect.objectContaining({
        code: 'server.unavailable',
        detail: expect.stringContaining('neither the database nor the disk takes it'),
        remedy: 'Try again in a few seconds.',
      }),
    ]);
    expect(body.token).toBeUndefined();
  });

  test('nothing half-written is left behind, neither for the replay nor on the disk', async () => {
    await runOutOfRoom();
    await issue();
    // Whatever came round by itself meanwhile has ended with this one.
    await flush();
    expect(readdirSync(spool)).toEqual([]);
  });

  test('what was acknowledged before is written when the database is back, and what was refused is not', async () => {
    const acknowledged = await runOutOfRoom();
    const before = await countWritten();
    expect((await issue()).status).toBe(503);
    line.mend();
    await flush();
    expect([await written([acknowledged]), await countWritten()]).toEqual([[acknowledged], before + 1]);
    expect((await issue()).status).toBe(201);
  });

  test('tokens are issued again as soon as there is room, and what waited in memory is on the disk, too', async () => {
    const acknowledged = await runOutOfRoom();
    expect((await issue()).status).toBe(503);
    disk.isFull = false;
    const { status, body } = await issue();
    expect(status).toBe(201);
    await flush();
    const kept = readdirSync(spool).map((name) => readFileSync(join(spool, name), 'utf8'));
    for (const id of [acknowledged, body.tokenId]) expect(kept.join('')).toContain(id);
    line.mend();
    await flush();
    expect((await written([acknowledged, body.tokenId])).sort()).toEqual([acknowledged, body.tokenId].sort());
    expect(readdirSync(spool)).toEqual([]);
  });
});

test('a full disk is of no account while the database takes everything', async () => {
  disk.isFull = true;
  const { status, body } = await issue();
  await flush();
  expect([status, await written([body.tokenId])]).toEqual([201, [body.tokenId]]);
});

test('a token that was issued while the database was away is on the disk before it is handed out', async () => {
  await flush();
  line.cut();
  await issue();
  await flush();
  const issued = await Promise.all(Array.from({ length: 20 }, issue));
  const kept = readdirSync(spool).map((name) => readFileSync(join(spool, name), 'utf8'));
  for (const { body } of issued) expect(kept.join('')).toContain(body.tokenId);
  expect(kept.length).toBe(1);
});
