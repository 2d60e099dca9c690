import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IssuedToken, Problem, Settings } from '@cordboard/contracts';
import { updateTenant } from '../operations/update-tenant.js';
import { TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ name: 'Acme', country: 'US' });
  admin = await api.createAdmin(tenant, 'admin');
  await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
});
afterAll(() => api.stop());

const read = (by = admin) => api.call<Settings>(by, 'GET', '/v1/settings');
const change = (changes: object, ifMatch?: string, by = admin) =>
  api.inject<Record<string, unknown>>({
    method: 'PATCH',
    url: '/v1/settings',
    headers: {
      cookie: by.cookie,
      origin: 'https://voice.example.com',
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    payload: changes,
  });
const tagOf = ({ headers }: Pick<Answer, 'headers'>) => String(headers['etag']);

describe('the settings', () => {
  test('are changed one by one, and what is left out stays', async () => {
    const newcomer = await api.createTenant({ name: 'Newcomer', country: 'US' });
    const by = await api.createAdmin(newcomer, 'admin');
    const before = await read(by);
    expect(before.body).toEqual({
      name: 'Newcomer',
      country: 'US',
      autoRegisterClients: true,
      reservedNames: [],
      defaultTokenLifetimeSeconds: 3600,
      longestTokenLifetimeSeconds: 86_400,
      legacyTokens: false,
      issuedTokensOnly: true,
      sources: { defaultTokenLifetimeSeconds: 'default', longestTokenLifetimeSeconds: 'default' },
    });
    const changed = await change({ country: 'GB', autoRegisterClients: false }, tagOf(before), by);
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...before.body, country: 'GB', autoRegisterClients: false },
    ]);
    expect(tagOf(changed)).not.toBe(tagOf(before));
    expect(await read(by)).toMatchObject({ body: changed.body, headers: { etag: tagOf(changed) } });
    const refused = await api.call(newcomer, 'POST', '/v1/tokens', { clientName: 'stranger' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'client.not_registered' } });
  });

  test('of two admins who change them at once, one is told what the other made of them', async () => {
    const tag = tagOf(await read());
    const both = await Promise.all(['Acme East', 'Acme West'].map((name) => change({ name }, tag)));
    const [done, refused] = both.sort((a, b) => a.status - b.status);
    expect([done?.status, refused?.status]).toEqual([200, 412]);
    expect(refused?.body).toMatchObject({ code: 'settings.changed_meanwhile', current: done?.body });
    expect(tagOf(refused ?? { headers: {} })).toBe(tagOf(done ?? { headers: {} }));
    expect((await read()).body).toEqual(done?.body);
  });

  test('the operator’s change counts as one', async () => {
    const tag = tagOf(await read());
    await updateTenant(api.database.environment, tenant.tenantId, { name: 'Acme North' });
    expect(await change({ name: 'Acme South' }, tag)).toMatchObject({
      status: 412,
      body: { current: { name: 'Acme North' } },
    });
  });

  test('are not changed by who does not say what they saw', async () => {
    const before = (await read()).body;
    expect(await change({ name: 'Blind' })).toMatchObject({
      status: 428,
      body: { code: 'request.precondition_required' },
    });
    for (const tag of ['*', '""', '"0"', 'nonsense', '"99999999999999999999"']) {
      expect([tag, (await change({ name: 'Blind' }, tag)).status]).toEqual([tag, 412]);
    }
    expect((await read()).body).toEqual(before);
  });

  test.each([{ country: 'XX' }, { country: 'us' }, { name: '  ' }, { autoRegisterClients: 'yes' }, { id: 'x' }])(
    '%p is refused, and the field named',
    async (changes) => {
      const answer = await change(changes, tagOf(await read()));
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: Object.keys(changes)[0] }] } });
    },
  );
});

describe('the lifetime of tokens', () => {
  const issue = (body: object) =>
    api.call<IssuedToken & Problem>(tenant, 'POST', '/v1/tokens', { clientName: 'alice', ...body });
  const lifetimeOf = async () => {
    const { expiresAt } = (await issue({})).body;
    return (Date.parse(expiresAt) - api.clock.now().getTime()) / 1000;
  };
  const set = async (changes: object) => (await change(changes, tagOf(await read()))).body;

  test('is what the company says, and the default again when it says nothing', async () => {
    expect(await set({ defaultTokenLifetimeSeconds: 900, longestTokenLifetimeSeconds: 1800 })).toMatchObject({
      sources: { defaultTokenLifetimeSeconds: 'company', longestTokenLifetimeSeconds: 'company' },
    });
    expect(await lifetimeOf()).toBe(900);
    expect((await issue({ lifetimeSeconds: 1800 })).status).toBe(201);
    expect(await issue({ lifetimeSeconds: 1801 })).toMatchObject({
      status: 400,
      body: { code: 'token.lifetime_too_long', remedy: expect.stringContaining('1800') },
    });
    expect(await set({ defaultTokenLifetimeSeconds: null })).toMatchObject({ defaultTokenLifetimeSeconds: 1800 });
    await set({ longestTokenLifetimeSeconds: null });
    expect(await lifetimeOf()).toBe(3600);
  });

  test.each([
    { defaultTokenLifetimeSeconds: 7200, longestTokenLifetimeSeconds: 3600 },
    { defaultTokenLifetimeSeconds: 0 },
    { longestTokenLifetimeSeconds: 86_401 },
  ])('cannot be %p', async (changes) => {
    const answer = await change(changes, tagOf(await read()));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: Object.keys(changes)[0] }] } });
  });
});

test('legacy tokens are issued once an admin has turned them on', async () => {
  const ask = () => api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice', dialect: 'capability' });
  expect(await ask()).toMatchObject({ status: 409, body: { code: 'token.dialect_unavailable' } });
  await change({ legacyTokens: true }, tagOf(await read()));
  expect((await ask()).status).toBe(201);
});
