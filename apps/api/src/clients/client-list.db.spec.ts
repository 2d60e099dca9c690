import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClientCounts, ClientPage, ClientSort } from '@cordboard/contracts';
import { TenantDatabase } from '../database/tenant-database.js';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  for (const [name, displayName] of [
    ['ann', 'Ann Zeller'],
    ['ben', 'Ben Young'],
    ['cem', 'Cem Xu'],
    ['dee', 'Dee Ward'],
  ]) {
    await api.call(tenant, 'POST', '/v1/clients', { name, displayName });
  }
  for (const clientName of ['ann', 'ben']) {
    await api.call(tenant, 'POST', '/v1/tokens', { clientName });
    api.clock.advance(1);
  }
  await api.webhook(tenant, 'outgoing', aCallForm({ From: 'client:ben' }));
  const { data } = await list('?q=dee');
  await api.call(tenant, 'POST', `/v1/clients/${data[0]?.id}/suspend`);
  // The ledger is read, and so written.
  await api.call(tenant, 'GET', `/v1/clients/${data[0]?.id}`);
});
afterAll(() => api.stop());

const list = async (query: string) => (await api.call<ClientPage>(tenant, 'GET', `/v1/clients${query}`)).body;
const names = ({ data }: ClientPage) => data.map(({ name }) => name);

describe('the list of clients', () => {
  test.each([
    ['available', ['ann']],
    ['in-call', ['ben']],
    ['unreachable', ['cem']],
    ['suspended', ['dee']],
  ])('shows those who are %s', async (state, expected) => {
    const page = await list(`?state=${state}`);
    expect([names(page), page.data.map((client) => client.state)]).toEqual([expected, [state]]);
  });

  test('counts each state', async () => {
    const { body } = await api.call<ClientCounts>(tenant, 'GET', '/v1/clients/counts');
    expect(body).toEqual({ all: 4, available: 1, 'in-call': 1, unreachable: 1, suspended: 1 });
  });

  test.each([
    ['EE', ['dee']],
    ['zell', ['ann']],
    ['%', []],
    ['nn z', ['ann']],
  ])('is searched for %p in both names', async (q, expected) => {
    expect(names(await list(`?q=${encodeURIComponent(q)}`))).toEqual(expected);
  });

  test.each<[ClientSort, string[]]>([
    ['name', ['ann', 'ben', 'cem', 'dee']],
    ['displayName', ['ann', 'ben', 'cem', 'dee']],
    ['-lastTokenAt', ['ben', 'ann', 'dee', 'cem']],
  ])('sorted by %s comes in pages that neither repeat nor lose one', async (sort, expected) => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ClientPage = await list(`?limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      seen.push(...names(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expected);
  });

  test('counts the calls since a moment, where one is said', async () => {
    const since = new Date(api.clock.now().getTime() - 60_000).toISOString();
    const { data } = await list(`?callsSince=${since}`);
    expect(data.map(({ callCount }) => callCount)).toEqual([0, 1, 0, 0]);
    api.clock.advance(1);
    expect((await list(`?callsSince=${api.clock.now().toISOString()}`)).data[1]?.callCount).toBe(0);
  });
});

test('a name among 10,000 is found through its index, and so is a page of them', async () => {
  const { tenantId } = await api.createTenant();
  await api.database.query(
    `insert into clients (tenant_id, id, name, display_name, created_at)
    select $1, gen_random_uuid(), 'rep_' || n, 'Rep ' || n, now() from generate_series(1, 10000) n`,
    [tenantId],
  );
  await api.database.query('analyze clients');
  const planOf = (sql: string) =>
    api.app.get(TenantDatabase, { strict: false }).inTenant(tenantId, async (manager) => {
      const rows = await manager.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, [tenantId]);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  const byName = await planOf(`select * from clients where tenant_id = $1 and name_key = 'rep_77'`);
  expect(byName).toMatch(/Index.*clients_tenant_id_name_key_key[\s\S]*Index Cond:.*name_key = 'rep_77'/);
  const page = await planOf(
    `select * from clients where tenant_id = $1 and (name_key, id) > ('rep_5', '00000000-0000-0000-0000-000000000000'::uuid)
    order by name_key, id limit 51`,
  );
  expect(page).toContain('clients_tenant_id_name_key_key');
  expect(page).not.toContain('Seq Scan');
});
