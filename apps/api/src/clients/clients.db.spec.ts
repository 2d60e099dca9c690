import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, ClientPage } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant();
});
afterAll(() => api.stop());

const register = (tenant: TestTenant, body: object) => api.call<Client>(tenant, 'POST', '/v1/clients', body);
const list = (tenant: TestTenant, query = '') => api.call<ClientPage>(tenant, 'GET', `/v1/clients${query}`);

describe('client names', () => {
  test('are registered, listed and deleted', async () => {
    const { status, body } = await register(acme, { name: 'dora', displayName: 'Dora Diaz' });
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'dora',
        crmUser: null,
        displayName: 'Dora Diaz',
        team: null,
        createdAt: api.clock.now().toISOString(),
        state: 'unreachable',
        since: null,
        suspendedBy: null,
        version: expect.any(String),
        lastTokenAt: null,
        reachableUntil: null,
        callCount: null,
      },
    ]);
    expect((await list(acme)).body.data).toContainEqual(body);
    expect((await api.call(acme, 'DELETE', `/v1/clients/${body.id}`)).status).toBe(204);
    expect((await list(acme)).body.data).not.toContainEqual(body);
    expect((await api.call(acme, 'DELETE', `/v1/clients/${body.id}`)).body).toMatchObject({ code: 'client.not_found' });
    expect((await register(acme, { name: 'DORA' })).status).toBe(201);
  });

  test('that differ in case alone count as one', async () => {
    await register(acme, { name: 'Erin' });
    const { status, body } = await register(acme, { name: 'eRIN' });
    expect([status, body]).toMatchObject([409, { code: 'client.name_taken', remedy: expect.any(String) }]);
  });

  test.each(['', 'a b', 'rep@example.com', 'é', 'a-b', 'x'.repeat(122), 42, null])('cannot be %p', async (name) => {
    const { status, body } = await register(acme, { name });
    expect([status, body]).toMatchObject([400, { code: 'request.invalid', errors: [{ field: 'name' }] }]);
  });

  test('come in pages that neither repeat nor lose one', async () => {
    const tenant = await api.createTenant();
    const names = Array.from({ length: 23 }, (_, index) => `rep_${String(index).padStart(2, '0')}`);
    for (const name of names) await register(tenant, { name });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: ClientPage } = await list(tenant, `?limit=10${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(names);
  });

  test.each(['?limit=0', '?limit=201', '?limit=x', '?cursor=nonsense', '?offset=3', '?limit=1&limit=2'])(
    'are not listed for the query %s',
    async (query) => {
      expect(await list(acme, query)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    },
  );
});

describe('within one Twilio account', () => {
  test('a name belongs to one tenant, and the other is not told whose it is', async () => {
    const globex = await api.createTenant({ connected: false });
    await api.connect(globex, acme.account);
    await register(acme, { name: 'frank' });
    const { status, text } = await register(globex, { name: 'Frank' });
    expect(status).toBe(409);
    expect(text).not.toContain(acme.tenantId);
    expect((await api.call(globex, 'POST', '/v1/tokens', { clientName: 'FRANK' })).body).toMatchObject({
      code: 'client.name_taken',
    });
  });

  test('a name that two tenants register at once has one owner, 20 times of 20', async () => {
    const [one, two] = [await api.createTenant({ connected: false }), await api.createTenant({ connected: false })];
    const { account } = await api.createTenant({ connected: false });
    await api.connect(one, account);
    await api.connect(two, account);
    const names = Array.from({ length: 20 }, (_, index) => `racer_${index}`);
    const answers = [];
    // All at once would be 40 requests for ten connections: on a busy machine some are told that none came free in time.
    for (const name of names) {
      answers.push(...(await Promise.all([register(one, { name }), register(two, { name })])));
    }
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
    const rows = await api.database.query(
      `select lower(name) from clients where tenant_id in ($1, $2) group by lower(name) having count(*) > 1`,
      [one.tenantId, two.tenantId],
    );
    expect(rows).toEqual([]);
  });

  const claimsOf = async ({ tenantId }: TestTenant) =>
    (
      await api.database.query<{ name: string }>(
        'select name_key as name from client_name_claims where tenant_id = $1',
        [tenantId],
      )
    ).map(({ name }) => name);

  test('an account that is connected while a name is being registered claims that name too', async () => {
    const tenant = await api.createTenant({ connected: false });
    const registering = await api.database.begin();
    await registering.query('select from tenants where id = $1 for share', [tenant.tenantId]);
    await registering.query(
      `insert into clients (tenant_id, id, name, display_name, created_at) values ($1, gen_random_uuid(), 'Slow', 'Slow', now())`,
      [tenant.tenantId],
    );
    const connecting = api.connect(tenant);
    await api.database.waitForBlockedQuery(connecting);
    await registering.commit();
    await connecting;
    expect(await claimsOf(tenant)).toEqual(['slow']);
  });

  test('a name that is registered while the account changes is claimed in the new one', async () => {
    const tenant = await api.createTenant();
    const changing = await api.database.begin();
    await changing.query('select from tenants where id = $1 for update', [tenant.tenantId]);
    await changing.query(`update twilio_configs set account_sid = 'new' where tenant_id = $1`, [tenant.tenantId]);
    const registering = register(tenant, { name: 'hasty' });
    await api.database.waitForBlockedQuery(registering);
    await changing.commit();
    expect((await registering).status).toBe(201);
    const claims = await api.database.query('select account_sid from client_name_claims where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(claims).toEqual([{ account_sid: 'new' }]);
  });
});
