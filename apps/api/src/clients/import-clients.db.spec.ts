import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClientImport, ClientPage, Problem } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const send = (who: TestTenant, csv: string, dryRun: boolean | null = false) =>
  api.inject<ClientImport & Problem>({
    method: 'POST',
    url: `/v1/clients/import${dryRun === null ? '' : `?dryRun=${dryRun}`}`,
    headers: { authorization: `Bearer ${who.apiKey}`, 'content-type': 'text/csv; charset=utf-8' },
    payload: csv,
  });
const outcomes = ({ lines }: ClientImport) => lines.map(({ line, outcome, reason }) => [line, reason ?? outcome]);
const registered = async (who: TestTenant) => (await api.call<ClientPage>(who, 'GET', '/v1/clients')).body.data;

describe('an import', () => {
  beforeAll(async () => {
    tenant = await api.createTenant();
  });

  test('registers what it can, and says of each line what became of it', async () => {
    await api.call(tenant, 'POST', '/v1/clients', { name: 'old', displayName: 'Old Hand' });
    const globex = await api.createTenant({ connected: false });
    await api.connect(globex, tenant.account);
    await api.call(globex, 'POST', '/v1/clients', { name: 'theirs' });
    const csv =
      '\uFEFFdisplay_name,name\r\n"Ann ""A"" Zeller, sales",ann\r\n\r\nOld Hand,OLD\r\nSomebody,old2\r\n,bare\r\n' +
      'Théo,théo.k@example.com\r\nX,ANN\r\nX,theirs\r\nNew Hand,old\r\n"two\r\nlines",\r\na,b,c\r\n';
    const dry = await send(tenant, csv, null);
    expect([dry.status, dry.body.dryRun]).toEqual([200, true]);
    expect(outcomes(dry.body)).toEqual([
      [2, 'created'],
      [4, 'unchanged'],
      [5, 'created'],
      [6, 'created'],
      [7, 'name_invalid'],
      [8, 'name_repeated'],
      [9, 'name_taken'],
      [10, 'name_repeated'],
      [12, 'name_missing'],
      [13, 'columns_wrong'],
    ]);
    expect(dry.body.lines[4]).toMatchObject({ suggestion: 'theo_k', detail: expect.stringContaining('letters') });
    expect((await registered(tenant)).map(({ name }) => name)).toEqual(['old']);

    const done = await send(tenant, csv);
    expect(done.body).toEqual({ ...dry.body, dryRun: false });
    expect(done.body).toMatchObject({ created: 3, unchanged: 1, refused: 6 });
    expect((await registered(tenant)).map(({ displayName }) => displayName)).toEqual([
      'Ann "A" Zeller, sales',
      'bare',
      'Old Hand',
      'Somebody',
    ]);
    expect((await send(tenant, csv)).body).toMatchObject({ created: 0, unchanged: 4 });
    expect(outcomes((await send(tenant, 'name;display name\nold;Somebody Else\n')).body)).toEqual([
      [2, 'display_name_differs'],
    ]);
  });

  test('takes 10,000 lines at once, and no more', async () => {
    const own = await api.createTenant();
    const csv = (lines: number) => `name\n${Array.from({ length: lines }, (_, n) => `rep_${n}`).join('\n')}\n`;
    expect((await send(own, csv(10_000))).body).toMatchObject({ created: 10_000, refused: 0 });
    expect(await send(own, csv(10_001))).toMatchObject({ status: 400, body: { code: 'client.import_unreadable' } });
  });

  test.each(['', 'display_name\nAnn', 'name,phone\nann,1', 'name\n"ann', 'name\n"a"b'])(
    'of %p is refused with what to do about it',
    async (csv) => {
      const answer = await send(tenant, csv);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'client.import_unreadable', remedy: expect.any(String) }]); // prettier-ignore
    },
  );

  test('comes as CSV, here alone, and up to 4 MB', async () => {
    const json = await api.call(tenant, 'POST', '/v1/clients/import', { name: 'ann' });
    expect(json.body).toMatchObject({ code: 'client.import_unreadable' });
    const elsewhere = { method: 'POST' as const, url: '/v1/clients', payload: 'name\nann', headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' } }; // prettier-ignore
    expect(await api.inject(elsewhere)).toMatchObject({ status: 415 });
    expect((await send(tenant, `name\n${'x'.repeat(5_000_000)}`)).status).toBe(413);
  });
});
