import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tokenIdParam, type ClientPage, type CreatedApiKey, type IssuedToken } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setImmediate } from 'node:timers/promises';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { changeTenant } from '../operations/change-tenant.js';
import { DatabaseLine } from '../testing/database-line.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { NodeChannel } from './node-channel.js';

/** Two nodes on one database. Their clock stands still: what the other one knows never becomes stale by itself. */
let api: TestApi;
let other: NestFastifyApplication;
let tenant: TestTenant;
let admin: TestAdmin;

const startNode = (changes: object = {}) =>
  createApplication({ ...api.database.environment, ...changes }, createLogger('silent'), {
    clock: api.clock,
    heartbeat: api.heartbeat,
    twilio: api.twilio,
  });

beforeAll(async () => {
  api = await TestApi.start();
  other = await startNode();
  tenant = await api.createTenant();
  await there(tenant.apiKey, '/v1/clients');
  await countListening(2);
});
afterAll(async () => {
  await other.close();
  await api.stop();
});
beforeEach(async () => {
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant);
});

/** By what each asked last: to listen, and since then perhaps to tell the others something or whether the database is there. */
async function countListening(count: number): Promise<void> {
  await until(async () => {
    const listening = await api.database.query(
      `select from pg_stat_activity where datname = current_database() and application_name like 'cordboard-live%'
        and state = 'idle' and (query in ('listen cordboard_caches', 'select') or query like '%pg_notify%')`,
    );
    return listening.length === count;
  });
}

/** As soon as it is so; a message takes a few milliseconds, a lost connection a second. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 5_000) throw new Error('It has not become so within five seconds');
    await setImmediate();
  }
}

const there = async (apiKey: string, url: string, payload?: object, node = other) => {
  const headers = { authorization: `Bearer ${apiKey}` };
  return node.inject({ method: payload ? 'POST' : 'GET', url, headers, ...(payload && { payload }) });
};
const issueThere = async (node = other) =>
  (await there(tenant.apiKey, '/v1/tokens', { clientName: 'alice' }, node)).json<IssuedToken>();
const applicationThere = async (node = other): Promise<string> => {
  const payload = (await issueThere(node)).token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).grants.voice.outgoing.application_sid;
};
const createKey = async (body: object = {}) =>
  (await api.call<CreatedApiKey>(admin, 'POST', '/v1/api-keys', { name: 'CRM', ...body })).body;
const callThere = async (tokenId?: string) => {
  const fields = { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142' };
  const id = tokenId ?? (await api.createTokenId(tenant, 'client:alice')) ?? '';
  const { payload, ...request } = api.webhookRequest(tenant, 'outgoing', { ...fields, [tokenIdParam]: id });
  return (await other.inject({ ...request, payload })).payload.includes('<Dial') ? 'dials' : 'is refused';
};

/** What may be between a change and its news. */
const occasions: [string, () => Promise<void>][] = [
  ['', async () => undefined],
  [
    ', though the nodes’ connection for it is lost in between',
    async () => {
      await api.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'cordboard-live%'`,
      );
    },
  ],
];

describe.each(occasions)('on the other node holds at once%s', (_, interfere) => {
  beforeEach(() => countListening(2));

  test('a change of the config', async () => {
    expect(await applicationThere()).toBe(tenant.account.applicationSid);
    await interfere();
    const applicationSid = aSid('AP');
    await api.connect(tenant, { applicationSid });
    await until(async () => (await applicationThere()) === applicationSid);
  });

  test('a name that the company has reserved', async () => {
    const { headers } = await api.call(admin, 'GET', '/v1/settings');
    const seen = { 'if-match': String(headers['etag']) };
    await api.call(admin, 'PATCH', '/v1/settings', { reservedNames: ['reception'] }, seen);
    await interfere();
    expect((await there(tenant.apiKey, '/v1/tokens', { clientName: 'reception' })).statusCode).toBe(409);
  });

  test('the revocation of an API key, of a client’s tokens, and of all of a company’s', async () => {
    const { id, key } = await createKey();
    const issued = await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
    expect([(await there(key, '/v1/clients')).statusCode, await callThere(issued.body.tokenId)]).toEqual([
      200,
      'dials',
    ]);
    await interfere();
    await api.call(admin, 'DELETE', `/v1/api-keys/${id}`);
    await until(async () => (await there(key, '/v1/clients')).statusCode === 401);

    const { body: clients } = await api.call<ClientPage>(tenant, 'GET', '/v1/clients');
    await api.call(tenant, 'POST', '/v1/tokens/revoke', { clientId: clients.data[0]?.id });
    await until(async () => (await callThere(issued.body.tokenId)) === 'is refused');

    api.clock.advance(1);
    const second = await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
    await until(async () => (await callThere(second.body.tokenId)) === 'dials');
    await api.call(tenant, 'POST', '/v1/tokens/revoke', { issuedBefore: api.clock.now().toISOString() });
    await until(async () => (await callThere(second.body.tokenId)) === 'is refused');
  });

  test('the kill switch, and what lets calls begin again', async () => {
    await issueThere();
    expect(await callThere()).toBe('dials');
    await interfere();
    expect((await api.call(admin, 'POST', '/v1/calling-rules/stop', {})).status).toBe(200);
    expect(await callThere()).toBe('is refused');
    await api.call(admin, 'POST', '/v1/calling-rules/resume');
    expect(await callThere()).toBe('dials');
  });

  test('a limit of calls, and one of requests', async () => {
    await issueThere();
    const { id, key, version } = await createKey({ requestsPerMinute: 1_000 });
    const policyThere = async () => (await there(key, '/v1/clients')).headers['ratelimit-policy'];
    expect([await callThere(), await policyThere()]).toEqual(['dials', '"api-key";q=1000;w=60']);
    await interfere();
    await api.changeCallingRules(tenant, { concurrentCalls: 1 });
    expect(await callThere()).toBe('is refused');
    const seen = { 'if-match': `"${version}"` };
    await api.call(admin, 'PATCH', `/v1/api-keys/${id}`, { requestsPerMinute: 900 }, seen);
    await until(async () => (await policyThere()) === '"api-key";q=900;w=60');
  });

  test('that a company is suspended', async () => {
    const operator = await api.createOperator();
    expect((await there(tenant.apiKey, '/v1/clients')).statusCode).toBe(200);
    await interfere();
    await api.call(operator, 'POST', `/v1/operator/tenants/${tenant.tenantId}/suspend`, {});
    await until(async () => (await there(tenant.apiKey, '/v1/clients')).statusCode === 403);
  });
});

test('a node that hears nothing knows of a change after five seconds all the same', async () => {
  const deaf = await startNode({ databaseAppDirectUrl: 'postgres://nobody@127.0.0.1:1/nowhere' });
  expect(await applicationThere(deaf)).toBe(tenant.account.applicationSid);
  const applicationSid = aSid('AP');
  await api.connect(tenant, { applicationSid });
  expect(await applicationThere(deaf)).toBe(tenant.account.applicationSid);
  api.clock.advance(5);
  expect(await applicationThere(deaf)).toBe(applicationSid);
  await deaf.close();
});

test('a rep who was resumed is served with the next request, also by a node that hears nothing and knew them as suspended', async () => {
  const deaf = await startNode({ databaseAppDirectUrl: 'postgres://nobody@127.0.0.1:1/nowhere' });
  await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
  const { body: clients } = await api.call<ClientPage>(tenant, 'GET', '/v1/clients');
  const { apiKey: session } = await signInSoftphone(api, tenant, 'alice');
  const nodes = [api.app, other, deaf];
  const tryAgain = () =>
    Promise.all(
      nodes.flatMap((node) => [
        there(session, '/v1/tokens', { clientName: 'alice' }, node),
        there(session, '/v1/embed-sessions/current', undefined, node),
      ]),
    );
  const statuses = async () => [...new Set((await tryAgain()).map(({ statusCode }) => statusCode))].sort();
  expect(await statuses()).toEqual([200, 201]);
  await api.call(tenant, 'POST', `/v1/clients/${clients.data[0]?.id}/suspend`);
  api.clock.advance(5);
  expect(await statuses()).toEqual([403]);
  await api.call(tenant, 'POST', `/v1/clients/${clients.data[0]?.id}/resume`);
  expect(await statuses()).toEqual([200, 201]);
  await deaf.close();
});

test('what a command changes holds at once, too', async () => {
  expect((await there(tenant.apiKey, '/v1/clients')).statusCode).toBe(200);
  await changeTenant(api.database.environment, tenant.tenantId, { kind: 'suspend' });
  await until(async () => (await there(tenant.apiKey, '/v1/clients')).statusCode === 403);
});

test('a node knows until when it has heard everything, and finds out that it does not any more', async () => {
  const line = new DatabaseLine();
  const node = await startNode({ databaseAppDirectUrl: await line.lead(api.database.environment.databaseAppUrl) });
  const channel = node.get(NodeChannel, { strict: false });
  const hasHeard = async () => channel.heardUntil === api.clock.elapsed();
  await there(tenant.apiKey, '/v1/clients', undefined, node);
  await until(async () => {
    api.heartbeat.beat();
    return hasHeard();
  });
  const before = line.connections;
  line.silence();
  api.clock.advance(1);
  api.heartbeat.beat();
  // What is silent for two seconds is given up.
  await until(async () => line.connections < before);
  expect(await hasHeard()).toBe(false);
  line.mend();
  await node.close();
  line.close();
});

test('hundreds of names that are forgotten together are more than one message', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `rep_${String(index).padStart(100, '0')}`);
  const last = names.at(-1) ?? '';
  const find = () => there(tenant.apiKey, '/v1/tokens', { clientName: last });
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  await api.database.query('update tenants set auto_register_clients = false where id = $1', [tenant.tenantId]);
  expect((await find()).statusCode).toBe(409);
  const csv = `name\n${names.join('\n')}\n`;
  const headers = { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' };
  const imported = await api.inject({ method: 'POST', url: '/v1/clients/import?dryRun=false', headers, payload: csv });
  expect(imported.body).toMatchObject({ dryRun: false, created: 200 });
  await until(async () => (await find()).statusCode === 201);
});
