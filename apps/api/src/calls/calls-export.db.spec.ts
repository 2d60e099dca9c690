import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  await api.database.query(
    `insert into calls (tenant_id, call_sid, direction, from_address, to_address, client_name, status, started_at,
      duration_seconds)
    select $1, 'CA' || lpad(n::text, 32, '0'), case when n % 2 = 0 then 'incoming' else 'outgoing' end, '+14155550142',
      case n when 1 then '=HYPERLINK("http://evil.example")' when 3 then 'a "quoted", name' else 'client:alice' end,
      'alice', 'completed', '2026-03-01T00:00:00Z'::timestamptz + n * interval '1 second', n
    from generate_series(1, 1201) n`,
    [tenant.tenantId],
  );
});
afterAll(() => api.stop());

const download = async (query = '') => {
  const answer = await api.call(tenant, 'GET', `/v1/calls/export${query}`);
  return { ...answer, lines: answer.text.split('\r\n') };
};

test('the whole call log is downloaded, with a line that names the columns', async () => {
  const { status, headers, lines } = await download();
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(headers['content-disposition']).toBe('attachment; filename="calls.csv"');
  expect(lines[0]).toBe(
    '\uFEFFcall_sid,direction,from,to,client_name,crm_user,status,started_at,answered_at,ended_at,duration_seconds,refusal',
  );
  // Newest first; the last line ends like the others.
  expect(lines).toHaveLength(1 + 1201 + 1);
  expect(lines[1]).toBe(
    `CA${'1201'.padStart(32, '0')},outgoing,+14155550142,client:alice,alice,,completed,2026-03-01T00:20:01.000Z,,,1201,`,
  );
  expect(new Set(lines).size).toBe(lines.length);
});

test('what begins like a formula is text, and what needs quotes has them', async () => {
  const { lines } = await download('?order=oldest&direction=outgoing');
  expect(lines[1]).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
  expect(lines[2]).toContain(',"a ""quoted"", name",');
});

test('filters count as they do in the list', async () => {
  expect((await download('?direction=incoming&startedBefore=2026-03-01T00:00:10Z')).lines).toHaveLength(1 + 4 + 1);
  expect((await download('?status=busy')).lines).toHaveLength(2);
  expect(await download('?order=alphabetical')).toMatchObject({ status: 400, body: { errors: [{ field: 'order' }] } });
});

test('nothing of another tenant is in it', async () => {
  const other = await api.createTenant();
  const { text } = await api.call(other, 'GET', '/v1/calls/export');
  expect(text.split('\r\n')).toHaveLength(2);
});
