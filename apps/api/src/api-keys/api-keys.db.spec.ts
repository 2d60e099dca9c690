import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiKeyScopes, type ApiKey, type ApiKeyList, type CreatedApiKey, type Problem } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant);
});
afterAll(() => api.stop());

const create = async (name: string) => (await api.call<CreatedApiKey>(owner, 'POST', '/v1/api-keys', { name })).body;
const list = async () => (await api.call<ApiKeyList>(owner, 'GET', '/v1/api-keys')).body.data;
const find = async (id: string): Promise<ApiKey | undefined> => (await list()).find((key) => key.id === id);
const use = async (apiKey: string) => (await api.call({ apiKey }, 'GET', '/v1/clients')).status;

describe('an API key', () => {
  test('works from the moment it is made, and is shown this once', async () => {
    const { key, ...made } = await create('CRM');
    expect(made).toEqual({
      id: expect.any(String),
      name: 'CRM',
      preview: { prefix: 'cb_test', lastFour: key.slice(-4) },
      scopes: [...apiKeyScopes],
      requestsPerMinute: null,
      createdAt: api.clock.now().toISOString(),
      expiresAt: null,
      lastUsedAt: null,
      version: expect.any(String),
    });
    expect(await find(made.id)).toEqual(made);
    expect(await use(key)).toBe(200);
    const told = JSON.stringify([await list(), api.logLines, await api.database.query('select k::text as row from api_keys k')]); // prettier-ignore
    expect(told).not.toContain(key.slice(0, -4));
  });

  test('says when it was used last, to the minute', async () => {
    const { key, id } = await create('Dialer');
    const first = api.clock.now().toISOString();
    await use(key);
    api.clock.advance(59);
    await use(key);
    expect((await find(id))?.lastUsedAt).toBe(first);
    api.clock.advance(5);
    await use(key);
    expect((await find(id))?.lastUsedAt).toBe(api.clock.now().toISOString());
  });

  test('is good until its end, and refused from then on', async () => {
    const expiresAt = new Date(api.clock.now().getTime() + 60_000).toISOString();
    const body = { name: 'Trial', scopes: ['clients:read'], expiresAt };
    const { body: made } = await api.call<CreatedApiKey>(owner, 'POST', '/v1/api-keys', body);
    expect(made).toMatchObject({ scopes: ['clients:read'], expiresAt });
    expect(await use(made.key)).toBe(200);
    api.clock.advance(60);
    expect(await api.call<Problem>({ apiKey: made.key }, 'GET', '/v1/clients')).toMatchObject({
      status: 401,
      body: { code: 'auth.credentials_expired', remedy: expect.any(String) },
    });
    const past = await api.call<Problem>(owner, 'POST', '/v1/api-keys', body);
    expect(past).toMatchObject({ status: 400, body: { errors: [{ field: 'expiresAt' }] } });
  });

  test('that is revoked is refused at once here, and within five seconds by a node that has just taken it', async () => {
    const { key, id } = await create('Leaked');
    const logger = createLogger('silent');
    const other = await createApplication(api.database.environment, logger, { clock: api.clock });
    const there = async () =>
      (await other.inject({ url: '/v1/clients', headers: { authorization: `Bearer ${key}` } })).statusCode;
    expect([await use(key), await there()]).toEqual([200, 200]);
    expect((await api.call(owner, 'DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
    expect(await use(key)).toBe(401);
    api.clock.advance(5);
    expect(await there()).toBe(401);
    expect(await find(id)).toBeUndefined();
    expect(await api.call(owner, 'DELETE', `/v1/api-keys/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'api_key.not_found' },
    });
    await other.close();
  });
});
