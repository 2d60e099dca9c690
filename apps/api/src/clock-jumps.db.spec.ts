import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClientPage, IssuedToken } from '@cordboard/contracts';
import { tokenIdParam } from '@cordboard/contracts';
import { DatabaseLine } from './testing/database-line.js';
import { aSid, TestApi, type TestTenant } from './testing/test-api.js';
import { TenantDatabase } from './database/tenant-database.js';
import { claimDueChecks } from './twilio-config/check-schedule.js';

const hours = 3_600;
const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
});
afterAll(async () => {
  await api.stop();
  line.close();
});
beforeEach(async () => {
  tenant = await api.createTenant();
  await issue();
});

const issue = async () => (await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).body;
const callWith = async ({ tokenId }: IssuedToken) => {
  const call = { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142', [tokenIdParam]: tokenId };
  return (await api.webhookAsItIs(tenant, 'outgoing', call)).text.includes('<Dial') ? 'dials' : 'is refused';
};
const revokeAlice = async () => {
  const { body } = await api.call<ClientPage>(tenant, 'GET', '/v1/clients');
  const answer = await api.call(tenant, 'POST', '/v1/tokens/revoke', { clientId: body.data[0]?.id });
  expect(answer.status).toBe(200);
};

describe.each([
  ['forward', 5 * hours],
  ['back', -5 * hours],
])('a clock that is put %s by five hours', (_, seconds) => {
  test('makes what is kept for seconds neither older nor younger', async () => {
    // Past the API, so that nobody tells this node.
    const revoke = () => api.database.query('delete from api_keys where tenant_id = $1', [tenant.tenantId]);
    const status = async () => (await api.call(tenant, 'GET', '/v1/clients')).status;
    await status();
    await revoke();
    api.clock.jump(seconds);
    api.clock.advance(4);
    expect(await status()).toBe(200);
    api.clock.advance(2);
    expect(await status()).toBe(401);
  });

  test('lets tokens outlast the database for as long as ever', async () => {
    const status = async () => (await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).status;
    line.cut();
    api.clock.jump(seconds);
    api.clock.advance(290);
    const within = await status();
    api.clock.advance(20);
    const [after] = [await status(), line.mend()];
    expect([within, after, await status()]).toEqual([201, 503, 201]);
  });

  test('keeps revoked what was revoked before, and good what is issued after', async () => {
    const former = await issue();
    api.clock.advance(1);
    await revokeAlice();
    api.clock.jump(seconds);
    expect([await callWith(former), await callWith(await issue())]).toEqual(['is refused', 'dials']);
  });

  test('lets what was issued before be revoked', async () => {
    const former = await issue();
    api.clock.jump(seconds);
    await revokeAlice();
    expect([await callWith(former), await callWith(await issue())]).toEqual(['is refused', 'dials']);
  });

  test('locks nobody out of the console, whose tries were used up', async () => {
    const { email, password } = await api.createAdmin(tenant);
    const tryToSignIn = async (typed: string) => (await api.signIn({ email, password: typed })).status;
    for (let tries = 0; tries < 10; tries += 1) await tryToSignIn('wrong');
    expect(await tryToSignIn(password)).toBe(429);
    api.clock.jump(seconds);
    api.clock.advance(61);
    expect(await tryToSignIn(password)).toBe(201);
  });

  test('leaves the checks of Twilio to come round as before', async () => {
    const due = () =>
      api.app.get(TenantDatabase).asScheduler((manager) => claimDueChecks(manager, api.clock.now(), 100));
    api.clock.jump(seconds);
    api.clock.advance(17 * 60);
    expect(await due()).toContain(tenant.tenantId);
  });
});

test('a former Auth Token is refused while a wrong clock says that its time is over, and accepted again when it is put right', async () => {
  const former = tenant.account.authToken;
  const replaced = { ...tenant.account, authToken: 'the-second-auth-token', formerAuthTokenSeconds: 3 * hours };
  await api.call(tenant, 'PUT', '/v1/twilio-config', replaced);
  const webhook = async () => (await api.webhook(tenant, 'status', { CallSid: aSid('CA') }, former)).status;
  expect(await webhook()).toBe(200);
  api.clock.jump(5 * hours);
  api.clock.advance(6);
  expect(await webhook()).toBe(403);
  api.clock.jump(-5 * hours);
  api.clock.advance(6);
  expect(await webhook()).toBe(200);
});
