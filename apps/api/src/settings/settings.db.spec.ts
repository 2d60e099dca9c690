import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '@cordboard/contracts';
import { updateTenant } from '../operations/update-tenant.js';
import { TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ name: 'Acme', country: 'US' });
  admin = await api.createAdmin(tenant, 'admin');
});
afterAll(() => api.stop());

const read = () => api.call<Settings>(admin, 'GET', '/v1/settings');
const change = (changes: object, ifMatch?: string) =>
  api.inject<Record<string, unknown>>({
    method: 'PATCH',
    url: '/v1/settings',
    headers: {
      cookie: admin.cookie,
      origin: 'https://voice.example.com',
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    payload: changes,
  });
const tagOf = ({ headers }: Pick<Answer, 'headers'>) => String(headers['etag']);

describe('the settings', () => {
  test('are changed one by one, and what is left out stays', async () => {
    const before = await read();
    expect(before.body).toEqual({ name: 'Acme', country: 'US', autoRegisterClients: true });
    const changed = await change({ country: 'GB', autoRegisterClients: false }, tagOf(before));
    expect([changed.status, changed.body]).toEqual([200, { name: 'Acme', country: 'GB', autoRegisterClients: false }]);
    expect(tagOf(changed)).not.toBe(tagOf(before));
    expect(await read()).toMatchObject({ body: changed.body, headers: { etag: tagOf(changed) } });
    const refused = await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'stranger' });
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
    expect(await change({ name: 'Blind' })).toMatchObject({
      status: 428,
      body: { code: 'request.precondition_required' },
    });
    for (const tag of ['*', '""', '"0"', 'nonsense', '"99999999999999999999"']) {
      expect([tag, (await change({ name: 'Blind' }, tag)).status]).toEqual([tag, 412]);
    }
    expect((await read()).body.name).toBe('Acme North');
  });

  test.each([{ country: 'XX' }, { country: 'us' }, { name: '  ' }, { autoRegisterClients: 'yes' }, { id: 'x' }])(
    '%p is refused, and the field named',
    async (changes) => {
      const answer = await change(changes, tagOf(await read()));
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: Object.keys(changes)[0] }] } });
    },
  );
});
