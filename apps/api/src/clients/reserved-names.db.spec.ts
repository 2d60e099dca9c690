import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, ClientImport, ClientPage, IssuedToken, Problem, Settings } from '@cordboard/contracts';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant, 'admin');
});
afterAll(() => api.stop());

const register = (body: object, who: TestTenant | TestAdmin = tenant) =>
  api.call<Client & Problem>(who, 'POST', '/v1/clients', body);
const issue = (body: object, who = tenant) => api.call<IssuedToken & Problem>(who, 'POST', '/v1/tokens', body);
const importing = async (csv: string) => {
  const headers = { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' };
  const url = '/v1/clients/import?dryRun=false';
  const { lines } = (await api.inject<ClientImport>({ method: 'POST', url, headers, payload: csv })).body;
  return lines.map(({ outcome, reason }) => reason ?? outcome);
};
const reserve = async (reservedNames: string[]) => {
  const { headers } = await api.call<Settings>(admin, 'GET', '/v1/settings');
  const seen = { 'if-match': String(headers['etag']) };
  return api.call<Settings & Problem>(admin, 'PATCH', '/v1/settings', { reservedNames }, seen);
};

describe('a name that the company has reserved', () => {
  let other: Client;
  beforeAll(async () => {
    other = (await register({ name: 'other' })).body;
    expect((await reserve(['Reception', 'queue_*', 'front.desk*'])).body.reservedNames).toHaveLength(3);
  });

  test.each([
    ['reception', 'Reception'],
    ['RECEPTION', 'Reception'],
    ['Queue_7', 'queue_*'],
  ])('%s is had by no way of registering, and the answer says who keeps it', async (name, reservedName) => {
    for (const answer of [
      await register({ name }),
      await register({ name }, admin),
      await register({ crmUser: name }),
      await issue({ clientName: name }),
      await issue({ crmUser: name }),
      await api.call<Problem>(tenant, 'POST', '/v1/embed-sessions', { clientName: name, origin: 'https://crm.example.com' }), // prettier-ignore
      await api.call<Problem>(
        admin,
        'PATCH',
        `/v1/clients/${other.id}`,
        { name },
        { 'if-match': `"${other.version}"` },
      ),
    ]) {
      expect(answer).toMatchObject({
        status: 409,
        body: {
          code: 'client.name_reserved',
          because: 'name_reserved_by_company',
          detail: expect.stringContaining(`"${reservedName}"`),
          remedy: expect.stringContaining('settings'),
        },
      });
    }
    expect(await importing(`name\n${name}\n`)).toEqual(['name_reserved_by_company']);
  });

  test('keeps users of the CRM out by the name that the CRM gives them', async () => {
    expect((await issue({ crmUser: 'Front.Desk@example.com' })).body.code).toBe('client.name_reserved');
    expect((await issue({ crmUser: 'desk.front@example.com' })).status).toBe(201);
  });

  test('is another company’s to give', async () => {
    const another = await api.createTenant();
    expect((await register({ name: 'reception' }, another)).status).toBe(201);
  });
});

describe('a client that has a name before it is reserved', () => {
  const kept = async () =>
    (await api.call<ClientPage>(tenant, 'GET', '/v1/clients?nameReserved=true')).body.data.map(
      ({ name, crmUser }) => crmUser ?? name,
    );

  test('keeps it, and is listed among those who do', async () => {
    await reserve([]);
    const { body } = await register({ name: 'Lobby' });
    for (const name of ['hall_1', 'hallway', 'hal']) await register({ name });
    await register({ crmUser: 'Hall.Porter@example.com' });
    await register({ crmUser: 'Émile' });
    expect(await kept()).toEqual([]);
    await reserve(['lobby', 'HALL*', 'émile']);
    expect(await kept()).toEqual(['Hall.Porter@example.com', 'Émile', 'hall_1', 'hallway', 'Lobby']);
    expect((await issue({ clientName: 'lobby' })).status).toBe(201);
    expect(await importing('name\nlobby\nHALL_1\nhall_2\n')).toEqual([
      'unchanged',
      'unchanged',
      'name_reserved_by_company',
    ]);
    const shown = await api.call<Client>(tenant, 'PATCH', `/v1/clients/${body.id}`, { displayName: 'Front desk' });
    expect(shown.body).toMatchObject({ name: 'Lobby', displayName: 'Front desk' });
  });

  test('can be registered by anybody once it is off the list', async () => {
    await reserve(['stairs']);
    expect((await register({ name: 'stairs' })).status).toBe(409);
    await reserve([]);
    expect((await register({ name: 'stairs' })).status).toBe(201);
  });
});

test.each([[['a b*c']], [['*']], [['twice', 'TWICE']], [Array.from({ length: 101 }, (_, place) => `n${place}`)]])(
  'reserving %j is refused, and the field named',
  async (names) => {
    const { status, body } = await reserve(names);
    expect([status, body.errors?.[0]?.field.split('.')[0]]).toEqual([400, 'reservedNames']);
  },
);
