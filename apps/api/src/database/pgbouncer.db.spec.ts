import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CallPage, IssuedToken } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { createLogger } from '../logger.js';
import { migrate } from '../operations/migrate.js';
import { parseEnvironment } from '../environment.js';
import { DatabaseLine } from '../testing/database-line.js';
import { Pgbouncer } from '../testing/pgbouncer.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';
import { TenantDatabase } from './tenant-database.js';

const poolSize = 3;
/** At the database itself; two nodes reach it through the pooler. */
let api: TestApi;
let pgbouncer: Pgbouncer;
/** From pgbouncer to the database. */
const line = new DatabaseLine();
const nodes: NestFastifyApplication[] = [];
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  [acme, globex] = [await api.createTenant(), await api.createTenant({ name: 'Globex' })];
  for (const tenant of [acme, globex]) await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
  const { databaseAppUrl } = api.database.environment;
  pgbouncer = await Pgbouncer.start(await line.lead(databaseAppUrl), { poolSize });
  const environment = {
    ...api.database.environment,
    databaseAppUrl: pgbouncer.lead(databaseAppUrl),
    // In an outage a pooler keeps queries waiting that it has taken.
    databasePatienceSeconds: 2,
  };
  for (let count = 0; count < 2; count += 1) {
    nodes.push(await createApplication(environment, createLogger('silent'), { clock: api.clock, twilio: api.twilio }));
  }
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  await pgbouncer.stop();
  line.close();
  await api.stop();
});

const node = (number: 0 | 1): NestFastifyApplication => {
  const found = nodes[number];
  if (!found) throw new Error('The nodes did not start');
  return found;
};
const at = (number: 0 | 1, { apiKey }: TestTenant, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  node(number).inject({ method, url, headers: { authorization: `Bearer ${apiKey}` }, ...(payload && { payload }) });

test('transactions that share connections never see each other’s tenant', async () => {
  let next = 0;
  let leaks = 0;
  const takeTurns = async (number: 0 | 1) => {
    const database = node(number).get(TenantDatabase, { strict: false });
    while (next < 1_000) {
      const { tenantId } = next++ % 2 ? acme : globex;
      const rows = await database.inTenant(tenantId, (manager) =>
        manager.query<{ tenant_id: string }[]>('select tenant_id from clients'),
      );
      if (rows.map((row) => row.tenant_id).join() !== tenantId) leaks += 1;
      leaks += (await database.ofNobody('select from clients')).length;
    }
  };
  await Promise.all([0, 1, 0, 1, 0, 1, 0, 1].map((number) => takeTurns(number as 0 | 1)));
  expect([leaks, line.connections]).toEqual([0, poolSize]);
});

test('tokens, their ledger, webhooks, lists and the call log as CSV work as ever', async () => {
  const issued = await at(0, acme, 'POST', '/v1/tokens', { clientName: 'alice' });
  await node(0).get(TokenLedger, { strict: false }).flush();
  const lines = await api.database.query('select from issued_tokens where id = $1', [
    issued.json<IssuedToken>().tokenId,
  ]);
  expect([issued.statusCode, lines.length]).toEqual([201, 1]);

  const tokenId = (await api.createTokenId(acme, 'client:alice')) ?? '';
  const call = { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142', CordboardTokenId: tokenId };
  const outgoing = await node(1).inject(api.webhookRequest(acme, 'outgoing', call));
  expect(outgoing.payload).toContain('<Dial');
  expect((await at(0, acme, 'GET', '/v1/calls')).json<CallPage>().data.map(({ callSid }) => callSid)).toEqual([call.CallSid]); // prettier-ignore
  const csv = await at(1, acme, 'GET', '/v1/calls/export');
  expect([csv.statusCode, csv.payload.split('\r\n')[1]]).toEqual([200, expect.stringContaining(call.CallSid)]);
  for (const url of ['/v1/clients', '/v1/twilio-config', '/health/ready']) {
    expect([url, (await at(0, acme, 'GET', url)).statusCode]).toEqual([url, 200]);
  }
});

test('nodes hear of each other’s changes, past the pooler', async () => {
  const initech = await api.createTenant({ name: 'Initech' });
  const lookUp = async () => (await at(1, initech, 'GET', '/v1/clients')).statusCode;
  const admin = await api.createAdmin(initech);
  expect(await lookUp()).toBe(200);
  const { body: keys } = await api.call<{ data: { id: string }[] }>(admin, 'GET', '/v1/api-keys');
  const cookie = { cookie: admin.cookie, origin: api.database.environment.publicUrl };
  await node(0).inject({ method: 'DELETE', url: `/v1/api-keys/${keys.data[0]?.id}`, headers: cookie });
  const began = performance.now();
  // Their clock stands still: what they know never becomes stale by itself.
  while ((await lookUp()) !== 401) expect(performance.now() - began).toBeLessThan(5_000);
});

test('while the database behind the pooler is away, tokens are issued and all else is told to come again at once', async () => {
  const list = async () => (await at(0, globex, 'GET', '/v1/calls')).statusCode;
  const issue = async () => (await at(0, globex, 'POST', '/v1/tokens', { clientName: 'alice' })).statusCode;
  expect([await list(), await issue()]).toEqual([200, 201]);
  line.cut();
  const began = performance.now();
  expect([await list(), await issue()]).toEqual([503, 201]);
  // By itself a pooler keeps whoever asks waiting for two minutes.
  expect(performance.now() - began).toBeLessThan(15_000);
  line.mend();
  const back = performance.now();
  while ((await list()) !== 200) expect(performance.now() - back).toBeLessThan(30_000);
}, 60_000);

test('migrations go past the pooler, too', async () => {
  const { databaseUrl = '' } = api.database.environment;
  const environment = parseEnvironment({
    // The pooler enters as the API's role, which may not migrate.
    DATABASE_URL: pgbouncer.lead(databaseUrl),
    DATABASE_DIRECT_URL: `postgres://${new URL(databaseUrl).host}`,
    DATABASE_APP_URL: api.database.environment.databaseAppUrl,
    CORDBOARD_MASTER_KEY: api.database.environment.masterKeys.local[0]?.toString('base64'),
  });
  expect(await migrate(environment)).toContain('The schema is up to date.');
});
