import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Overview, OverviewDays } from '@cordboard/contracts';
import { TokenLedger } from '../capabilities/token-ledger.js';
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

describe('in another time zone', () => {
  test('a day begins and ends with its own midnight', async () => {
    // Half past five hours ahead of UTC: from 18:30 to 18:30.
    const { body } = await get('?day=2026-03-01&timeZone=Asia/Kolkata');
    expect(body).toMatchObject({ day: '2026-03-01', timeZone: 'Asia/Kolkata', calls: 6, answered: 3 });
    expect(body.hours.filter(({ calls }) => calls > 0).map(({ hour, calls }) => [hour, calls])).toEqual([
      [5, 2],
      [14, 1],
      [15, 3],
    ]);
  });

  test('today is another day there', async () => {
    api.clock.advance(10 * 3600);
    expect((await get('?timeZone=Pacific/Auckland')).body.day).toBe('2026-03-02');
    api.clock.advance(-10 * 3600);
  });

  test.each(['Mars/Olympus', '+02:00', '', 'UTC;drop table calls'])('"%s" is none', async (timeZone) => {
    const answer = await get(`?timeZone=${encodeURIComponent(timeZone)}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'timeZone' }] } });
  });
});

test('missed calls are told by why they were missed, the commonest reason first', async () => {
  const company = await api.createTenant();
  const missed: [status: string, refusal: string | null][] = [
    ['no-answer', 'nobody_reachable'],
    ['no-answer', 'nobody_reachable'],
    ['no-answer', 'nobody_reachable'],
    ['no-answer', null],
    ['no-answer', null],
    ['canceled', null],
    ['busy', null],
  ];
  for (const [index, [status, refusal]] of missed.entries()) {
    await api.database.query(
      `insert into calls (tenant_id, call_sid, direction, from_address, to_address, status, started_at, ended_at,
        refusal_reason, refusal_sentence)
      values ($1, $2, 'incoming', '+1', '+2', $3, '2026-03-01T10:00:00Z', '2026-03-01T10:01:00Z', $4, $4)`,
      [company.tenantId, `CA${String(index).padStart(32, '0')}`, status, refusal],
    );
  }
  const { body } = await api.call<Overview>(company, 'GET', '/v1/overview?day=2026-03-01');
  expect(body.missedBecause).toEqual([
    { reason: 'nobody-reachable', calls: 3 },
    { reason: 'nobody-answered', calls: 2 },
    { reason: 'caller-left', calls: 1 },
    { reason: 'declined', calls: 1 },
  ]);
});

test('calls that go on are counted, whatever day is shown, unless their end was lost hours ago', async () => {
  const now = api.clock.now().getTime();
  const begun = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000);
  const company = await api.createTenant();
  for (const [index, startedAt] of [begun(0), begun(3.9), begun(4.1)].entries()) {
    await api.database.query(
      `insert into calls (tenant_id, call_sid, direction, from_address, to_address, status, started_at)
      values ($1, $2, 'incoming', '+1', '+2', 'in-progress', $3)`,
      [company.tenantId, `CA${String(index).padStart(32, '0')}`, startedAt],
    );
  }
  expect((await api.call<Overview>(company, 'GET', '/v1/overview?day=2020-01-01')).body.liveCalls).toBe(2);
});

test('the tokens of a day are counted', async () => {
  const company = await api.createTenant();
  for (const clientName of ['alice', 'bob', 'alice']) await api.call(company, 'POST', '/v1/tokens', { clientName });
  await api.app.get(TokenLedger, { strict: false }).flush();
  const on = async (day: string) =>
    (await api.call<Overview>(company, 'GET', `/v1/overview?day=${day}`)).body.tokensIssued;
  expect([await on('2026-02-28'), await on('2026-03-01')]).toEqual([0, 3]);
});

describe('several days', () => {
  const days = (query: string) => api.call<OverviewDays>(tenant, 'GET', `/v1/overview/days?${query}`);

  test('are counted each, those without a call included', async () => {
    expect((await days('from=2026-02-27&to=2026-03-02')).body.data).toEqual([
      { day: '2026-02-27', calls: 0, answered: 0, missed: 0, talkSeconds: 0 },
      { day: '2026-02-28', calls: 1, answered: 1, missed: 0, talkSeconds: 1000 },
      { day: '2026-03-01', calls: 6, answered: 3, missed: 1, talkSeconds: 150 },
      { day: '2026-03-02', calls: 1, answered: 1, missed: 0, talkSeconds: 1000 },
    ]);
    const { body } = await days('from=2026-03-01&to=2026-03-02&timeZone=Asia/Kolkata');
    expect(body.data.map(({ calls }) => calls)).toEqual([6, 2]);
  });

  test.each([
    ['from=2026-03-02&to=2026-03-01', 'not before'],
    ['from=2026-01-01&to=2026-12-31', 'At most 92 days'],
  ])('%s are refused with a reason', async (query, reason) => {
    const { status, text } = await days(query);
    expect([status, text]).toEqual([400, expect.stringContaining(reason)]);
  });
});

test.each(['2026-02-30', '2026-3-1', 'today', '2026-03-01T00:00:00Z', ''])('the day "%s" is none', async (day) => {
  expect(await get(`?day=${day}`)).toMatchObject({ status: 400, body: { errors: [{ field: 'day' }] } });
});
