import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { ClientId, ClientPage, IssuedToken } from '@cordboard/contracts';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { createApplication } from '../application.js';
import { ClientNames } from '../clients/client-names.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { systemDisk } from '../disk.js';
import type { Environment } from '../environment.js';
import { createLogger } from '../logger.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import type { LedgerEntry } from './ledger-entry.js';
import { TokenLedger } from './token-ledger.js';
import { TokenSpool } from './token-spool.js';

const line = new DatabaseLine();
const spool = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({ SPOOL_DIR: spool }, (url) => line.lead(url));
  tenant = await api.createTenant();
});
afterAll(async () => {
  await api.stop();
  line.close();
  rmSync(spool, { recursive: true });
});

const issue = async () => (await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).body;
const written = async (tokenId: string) =>
  (await api.database.query('select from issued_tokens where id = $1', [tokenId])).length;
const ledger = () => api.app.get(TokenLedger, { strict: false });

/** Another process of the same installation. */
const anotherProcess = (changes: Partial<Environment> = {}) =>
  createApplication({ ...api.database.environment, ...changes }, createLogger('silent'), { clock: api.clock });

let lines = 0;
const aLine = (facts?: Pick<LedgerEntry, 'clientId' | 'askedById'>): LedgerEntry => ({
  ...{ tenantId: tenant.tenantId, id: `line-${lines++}`, clientId: '' as ClientId, clientName: 'alice' },
  ...{ dialect: 'access', mayBeCalled: true, mayCall: true, askedBy: 'api-key', askedById: '', ...facts },
  ...{ issuedAt: api.clock.now(), expiresAt: new Date(api.clock.now().getTime() + 3_600_000) },
});

/** What was issued while the database was away, as it lies on the disk; the database is back. */
async function issueInAnOutage(): Promise<string> {
  await issue();
  await ledger().flush();
  line.cut();
  const { tokenId } = await issue();
  await ledger().flush();
  line.mend();
  return tokenId;
}

test('five hundred lines are written at once, while fewer wait for the half second', async () => {
  const { tokenId } = await issue();
  await ledger().flush();
  const client = `select client_id as "clientId", asked_by_id as "askedById" from issued_tokens where id = $1`;
  const [facts] = await api.database.query<Pick<LedgerEntry, 'clientId' | 'askedById'>>(client, [tokenId]);
  const database = new TenantDatabase(api.app.get(DataSource, { strict: false }));
  const writing = jest.spyOn(database, 'inTenant');
  const names = api.app.get(ClientNames, { strict: false });
  const own = new TokenLedger(database, names, new TokenSpool({ spoolDirectory: undefined }, systemDisk), api.clock);
  const record = (count: number) => {
    // The half second that begins here never passes, so that it is not what has anything written.
    jest.useFakeTimers();
    for (let line = 0; line < count; line++) own.recordAtOnce(aLine(facts));
    jest.useRealTimers();
  };
  record(499);
  await setImmediate();
  expect(writing).not.toHaveBeenCalled();
  record(1);
  await setImmediate();
  expect(writing).toHaveBeenCalledTimes(1);
  await writing.mock.results[0]?.value;
  expect(await api.database.query(`select from issued_tokens where id like 'line-%'`)).toHaveLength(500);
});

test('lines go to the disk while the database is away, for nobody else to read, and are written when it is back', async () => {
  const tokenId = await issueInAnOutage();
  const [name = ''] = readdirSync(spool);
  expect(readFileSync(join(spool, name), 'utf8')).toContain(tokenId);
  expect([statSync(join(spool, name)).mode & 0o777, await written(tokenId)]).toEqual([0o600, 0]);
  await ledger().flush();
  expect([readdirSync(spool), await written(tokenId)]).toEqual([[], 1]);
});

test('lines that a process left on the disk are written by the next, once though they are found twice', async () => {
  const tokenId = await issueInAnOutage();
  const [name = ''] = readdirSync(spool);
  // Where the process that left them does not look itself.
  const elsewhere = mkdtempSync(join(tmpdir(), 'cordboard-spool-'));
  renameSync(join(spool, name), join(elsewhere, name));
  const left = readFileSync(join(elsewhere, name));
  const next = await anotherProcess({ spoolDirectory: elsewhere });
  await next.get(TokenLedger, { strict: false }).flush();
  expect([readdirSync(elsewhere), await written(tokenId)]).toEqual([[], 1]);
  await next.close();
  // As after a kill between the database's commit and the file's end.
  writeFileSync(join(elsewhere, name), left);
  // As of a disk that was not sure whether it had taken the file.
  writeFileSync(join(elsewhere, `1${name}`), left);
  // Half of a line, as from a disk that was full: it is left out, and the others are not.
  writeFileSync(join(elsewhere, `0${name}`), left.subarray(0, 40));
  const one = await anotherProcess({ spoolDirectory: elsewhere });
  await one.get(TokenLedger, { strict: false }).flush();
  await one.close();
  expect([readdirSync(elsewhere), await written(tokenId)]).toEqual([[], 1]);
  rmSync(elsewhere, { recursive: true });
});

test('lines wait in memory where the disk refuses them', async () => {
  const blocked = join(spool, 'a-file');
  writeFileSync(blocked, '');
  const ownLine = new DatabaseLine();
  const databaseAppUrl = await ownLine.lead(api.database.environment.databaseAppUrl);
  const node = await anotherProcess({ databaseAppUrl, spoolDirectory: join(blocked, 'spool') });
  const issueThere = async () => {
    const headers = { authorization: `Bearer ${tenant.apiKey}` };
    const answer = await node.inject({ method: 'POST', url: '/v1/tokens', headers, payload: { clientName: 'alice' } });
    return answer.json<IssuedToken>().tokenId;
  };
  await issueThere();
  await node.get(TokenLedger, { strict: false }).flush();
  // Handed out before anybody has noticed the outage; after that it would be refused.
  const tokenId = await issueThere();
  ownLine.cut();
  await node.get(TokenLedger, { strict: false }).flush();
  ownLine.mend();
  await node.get(TokenLedger, { strict: false }).flush();
  expect(await written(tokenId)).toBe(1);
  await node.close();
  ownLine.close();
  rmSync(blocked);
});

test('who got a token in an outage can be called once its line is written, unless it was revoked meanwhile', async () => {
  const { tokenId } = await issue();
  await ledger().flush();
  const reachableUntil = async () => {
    const sql = 'select reachable_until from clients where name = $1';
    return (await api.database.query<{ reachable_until: Date | null }>(sql, ['alice']))[0]?.reachable_until;
  };
  expect(tokenId).toBeTruthy();
  api.clock.advance(120);
  await issueInAnOutage();
  await ledger().flush();
  expect((await reachableUntil())?.getTime()).toBe(api.clock.now().getTime() + 3_600_000);

  api.clock.advance(120);
  await issueInAnOutage();
  const clients = await api.call<ClientPage>(tenant, 'GET', '/v1/clients');
  api.clock.advance(1);
  await api.database.query('update clients set tokens_revoked_at = $2, reachable_until = $2 where id = $1', [
    clients.body.data[0]?.id,
    api.clock.now(),
  ]);
  await ledger().flush();
  expect((await reachableUntil())?.getTime()).toBe(api.clock.now().getTime());
});

test('a graceful stop writes what is waiting', async () => {
  const other = await createApplication(api.database.environment, createLogger('silent'), { clock: api.clock });
  const answer = await other.inject({
    method: 'POST',
    url: '/v1/tokens',
    headers: { authorization: `Bearer ${tenant.apiKey}` },
    payload: { clientName: 'alice' },
  });
  const { tokenId } = answer.json<IssuedToken>();
  await other.close();
  expect(await written(tokenId)).toBe(1);
});

test('lines of a tenant that is no more do not keep others waiting', async () => {
  const gone = await api.createTenant();
  await api.call(gone, 'POST', '/v1/tokens', { clientName: 'bob' });
  await api.database.query('delete from tenants where id = $1', [gone.tenantId]);
  const { tokenId } = await issue();
  await ledger().flush();
  expect(await written(tokenId)).toBe(1);
});

test('lines that ran out a month ago are let go', async () => {
  const { tokenId } = await issue();
  await ledger().flush();
  api.clock.advance(32 * 86_400);
  await issue();
  await ledger().flush();
  expect(await written(tokenId)).toBe(0);
});
