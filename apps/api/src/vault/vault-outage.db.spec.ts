import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Problem } from '@cordboard/contracts';
import { setImmediate } from 'node:timers/promises';
import { systemClock } from '../clock.js';
import { FakeTransitKey } from '../testing/fake-transit-key.js';
import { FakeVault } from '../testing/fake-vault.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let vault: FakeVault;
let api: TestApi;
let token: string;

beforeAll(async () => {
  vault = await FakeVault.start(systemClock);
  vault.keys.set('cordboard', new FakeTransitKey());
  token = vault.createToken(0);
  const settings = { CORDBOARD_VAULT_KEY: 'cordboard', VAULT_ADDR: vault.address, VAULT_TOKEN: token };
  api = await TestApi.start(settings);
});
afterEach(() => vault.become('well'));
afterAll(async () => {
  await api.stop();
  await vault.stop();
});

const issue = (tenant: TestTenant) => api.call<Problem>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
/** Past what is kept for seconds only. */
const later = () => api.clock.advance(60);

test('Vault seals the data keys, and a warm tenant never asks it again', async () => {
  const tenant = await api.createTenant();
  const rows = await api.database.query<{ master_key_id: string; sealed: string }>(
    `select master_key_id, convert_from(sealed_key, 'utf8') as sealed from tenant_data_keys where tenant_id = $1`,
    [tenant.tenantId],
  );
  expect(rows).toEqual([{ master_key_id: 'vault:transit/cordboard', sealed: expect.stringMatching(/^vault:v1:/) }]);
  expect((await issue(tenant)).status).toBe(201);
  vault.requests.length = 0;
  for (let round = 0; round < 5; round++) {
    later();
    expect((await issue(tenant)).status).toBe(201);
  }
  expect(vault.requests).toEqual([]);
});

test('while Vault is silent, warm tenants are served, even where more cold ones wait than there are connections', async () => {
  const warm = await api.createTenant();
  expect((await issue(warm)).status).toBe(201);
  const cold = await Promise.all(Array.from({ length: 12 }, () => api.createTenant({ connected: false })));
  vault.become('silent');
  vault.requests.length = 0;
  let answered = 0;
  const askAgainAndAgain = async (tenant: TestTenant) => {
    for (; vault.isSilent; answered++) await api.connect(tenant).catch(() => undefined);
  };
  const waiting = cold.map(askAgainAndAgain);
  while (vault.requests.length < cold.length && answered < cold.length) await setImmediate();
  let servedMeanwhile = 0;
  for (let round = 0; round < 5; round++) {
    later();
    const before = answered;
    expect((await issue(warm)).status).toBe(201);
    // On a busy machine a cold one may give up in between; who had to wait for its connection would see that each time.
    if (answered === before) servedMeanwhile++;
  }
  expect(servedMeanwhile).toBeGreaterThan(0);
  vault.become('well');
  await Promise.all(waiting);
});

test('a cold tenant is told to come back, and is served as soon as Vault is', async () => {
  const tenant = await api.createTenant({ connected: false });
  vault.become('sealed');
  const refused = await api.call<Problem>(tenant, 'PUT', '/v1/twilio-config', tenant.account);
  expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([503, 'server.unavailable', '5']);
  expect(refused.text).not.toMatch(/vault/i);
  expect(api.logLines.join('\n')).toMatch(/Unseal it/);
  expect(api.logLines.join('\n')).not.toContain(token);
  vault.become('well');
  expect((await api.connect(tenant)).status).toBe(200);
});

test('a node starts while Vault is away, says so in its log, and serves when it is back', async () => {
  vault.become('cut');
  const settings = { CORDBOARD_VAULT_KEY: 'cordboard', VAULT_ADDR: vault.address, VAULT_TOKEN: vault.createToken(0) };
  const node = await TestApi.start(settings);
  expect(node.logLines.join('\n')).toMatch(/VAULT_ADDR/);
  vault.become('well');
  expect((await issueOn(node)).status).toBe(201);
  await node.stop();
});

const issueOn = async (node: TestApi) =>
  node.call(await node.createTenant(), 'POST', '/v1/tokens', { clientName: 'alice' });
