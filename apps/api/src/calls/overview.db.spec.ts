import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Overview } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  const other = await api.createTenant({ name: 'Other' });
  const rows: [tenant: TestTenant, startedAt: string, direction: string, answered: boolean, seconds: number | null][] =
    [
      [tenant, '2026-02-28T23:59:59.999Z', 'incoming', true, 1000],
      [tenant, '2026-03-01T00:00:00.000Z', 'outgoing', true, 60],
      [tenant, '2026-03-01T09:15:00.000Z', 'incoming', true, 90],
      [tenant, '2026-03-01T09:30:00.000Z', 'incoming', false, 0],
      [tenant, '2026-03-01T09:45:00.000Z', 'outgoing', false, 0],
      [tenant, '2026-03-01T09:50:00.000Z', 'incoming', false, null],
      [tenant, '2026-03-01T23:59:59.999Z', 'incoming', true, null],
      [tenant, '2026-03-02T00:00:00.000Z', 'incoming', true, 1000],
      [other, '2026-03-01T09:15:00.000Z', 'incoming', true, 1000],
    ];
  for (const [index, [of, startedAt, direction, answered, seconds]] of rows.entries()) {
    await api.database.query(
      `insert into calls (tenant_id, call_sid, direction, from_address, to_address, status, started_at, answered_at,
        ended_at, duration_seconds)
      values ($1, $2, $3, '+1', '+2', 'completed', $4, case when $5 then $4::timestamptz end,
        case when $6::int is not null then $4::timestamptz end, $6)`,
      [of.tenantId, `CA${String(index).padStart(32, '0')}`, direction, startedAt, answered, seconds],
    );
  }
});
afterAll(() => api.stop());

const get = (query = '') => api.call<Overview>(tenant, 'GET', `/v1/overview${query}`);

test('a day is counted from midnight to midnight UTC, hour by hour', async () => {
  const { body } = await get('?day=2026-03-01');
  // Two calls still go on: they count as calls, and not against the rate.
  expect(body).toMatchObject({
    day: '2026-03-01',
    calls: 6,
    answered: 3,
    missed: 1,
    answerRate: 0.5,
    talkSeconds: 150,
  });
  expect(body.hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(body.hours.filter(({ calls }) => calls > 0)).toEqual([
    { hour: 0, calls: 1, answered: 1, missed: 0 },
    { hour: 9, calls: 4, answered: 1, missed: 1 },
    { hour: 23, calls: 1, answered: 1, missed: 0 },
  ]);
});

test('without a day it is today', async () => {
  expect((await get()).body.day).toBe(api.clock.now().toISOString().slice(0, 10));
});

test('a day without calls has no rate', async () => {
  expect((await get('?day=2020-02-29')).body).toMatchObject({ calls: 0, answerRate: null, talkSeconds: 0 });
});

test.each(['2026-02-30', '2026-3-1', 'today', '2026-03-01T00:00:00Z', ''])('the day "%s" is none', async (day) => {
  expect(await get(`?day=${day}`)).toMatchObject({ status: 400, body: { errors: [{ field: 'day' }] } });
});
