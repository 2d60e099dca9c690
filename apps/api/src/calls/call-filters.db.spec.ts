import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call, CallPage, CallTimeline } from '@cordboard/contracts';
import { createApplicationDataSource } from '../database/data-source.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';
import { queryPage, type CallFilter } from './query-calls.js';

let api: TestApi;
let tenant: TestTenant;
const sids: Record<string, string> = {};

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  await api.changeCallingRules(tenant, { countries: ['FR', 'GB', 'US'] });
  for (const clientName of ['alice', 'Bob']) await api.call(tenant, 'POST', '/v1/tokens', { clientName });
  await anOutgoingCall('paris', 'alice', '+33142685300');
  await anOutgoingCall('london', 'Bob', '+442079460142');
  await anOutgoingCall('denied', 'alice', '+15005550006');
  await anIncomingCall('missed', '+442079460999');
  await anIncomingCall('anonymous', 'anonymous');
  await change('london', 'completed', { CallDuration: '42' });
  await change('missed', 'no-answer');
});
afterAll(() => api.stop());

async function anOutgoingCall(name: string, client: string, To: string): Promise<void> {
  api.clock.advance(60);
  sids[name] = aSid('CA');
  await api.webhook(tenant, 'outgoing', { CallSid: sids[name], From: `client:${client}`, To });
}
async function anIncomingCall(name: string, From: string): Promise<void> {
  api.clock.advance(60);
  sids[name] = aSid('CA');
  await api.webhook(tenant, 'incoming', { CallSid: sids[name], From, To: '+14155550100', Direction: 'inbound' });
}
/** A callback about the leg that was dialled. */
const change = (name: string, CallStatus: string, fields: Record<string, string> = {}) =>
  api.webhook(tenant, 'status', {
    CallSid: `CA${'7'.repeat(32)}`,
    ParentCallSid: sids[name] ?? '',
    From: '+14155550100',
    To: '+14155550199',
    CallStatus,
    Timestamp: api.clock.now().toUTCString(),
    ...fields,
  });

async function find(query: Record<string, string>): Promise<string[]> {
  const found: Call[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const parameters = new URLSearchParams({ limit: '1', ...query, ...(cursor && { cursor }) });
    const answer: { status: number; text: string; body: CallPage } = await api.call<CallPage>(tenant, 'GET', `/v1/calls?${parameters}`); // prettier-ignore
    if (answer.status !== 200) throw new Error(answer.text);
    found.push(...answer.body.data);
    cursor = answer.body.nextCursor;
  }
  return found.map(({ callSid }) => Object.keys(sids).find((name) => sids[name] === callSid) ?? callSid);
}

describe('GET /v1/calls', () => {
  const minutesIn = (minutes: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + minutes * 60_000).toISOString();

  test.each<[string, Record<string, string>, string[]]>([
    ['by direction', { direction: 'incoming' }, ['anonymous', 'missed']],
    ['by status', { status: 'completed' }, ['london']],
    ['by the number that was called', { q: '+3314' }, ['paris']],
    ['by a number on either side', { q: '+44207946' }, ['missed', 'london']],
    ['by a number as people write it', { q: '44 (20) 7946-01' }, ['london']],
    ['by a client’s name, whatever its case', { q: 'BO', direction: 'outgoing' }, ['london']],
    ['by a client as Twilio writes it', { q: 'client:bob', direction: 'outgoing' }, ['london']],
    ['by nothing that LIKE would take for a pattern', { q: '%' }, []],
    ['by the middle of a number, which is not its beginning', { q: '7946' }, []],
    ['since a time', { startedAfter: minutesIn(4) }, ['anonymous', 'missed']],
    ['before a time', { startedBefore: minutesIn(2) }, ['paris']],
    ['by all at once', { startedAfter: minutesIn(1), startedBefore: minutesIn(9), direction: 'outgoing', status: 'initiated', q: '+33', clientName: 'ALICE' }, ['paris']], // prettier-ignore
    ['by client and time', { startedAfter: minutesIn(2), clientName: 'ALICE', direction: 'outgoing' }, ['denied']],
  ])('finds calls %s, page by page, newest first', async (_, query, names) => {
    expect(await find(query)).toEqual(names);
  });

  test.each([
    ['status', 'lost'],
    ['direction', 'up'],
    ['q', ''],
    ['startedAfter', 'yesterday'],
    ['startedBefore', '1'],
  ])('refuses a %s of "%s", and names the field', async (field, value) => {
    const answer = await api.call(tenant, 'GET', `/v1/calls?${field}=${value}`);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  test('finds a page through an index, under row-level security, whatever the filter', async () => {
    const busy = await api.createTenant();
    await api.database.query(
      `insert into calls (tenant_id, call_sid, direction, from_address, to_address, status, started_at)
      select $1, 'CA' || lpad(n::text, 32, '0'), 'incoming', '+1' || (4155550000 + n), '+14155550100',
        case when n % 1000 = 0 then 'busy' else 'completed' end, '2026-03-01'::timestamptz + n * interval '1 second'
      from generate_series(1, 20000) n`,
      [busy.tenantId],
    );
    await api.database.query(
      `insert into call_clients select tenant_id, call_sid, 'agent', started_at, false from calls where tenant_id = $1`,
      [busy.tenantId],
    );
    await api.database.query('analyze calls, call_clients');
    const asApplication = await createApplicationDataSource(api.database.environment.databaseAppUrl).initialize();
    const plan = (filter: CallFilter) =>
      new TenantDatabase(asApplication).inTenant(busy.tenantId, async (manager) => {
        const query = queryPage(manager, busy.tenantId, filter, { after: undefined, limit: 51 });
        const [sql, parameters] = query.getQueryAndParameters();
        const lines = await manager.query<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
        return lines.map((line) => line['QUERY PLAN']).join('\n');
      });
    expect(await plan({ status: 'busy' })).toMatch(/Index Cond.*status/);
    expect(await plan({ q: '+1415555123' })).toMatch(
      /BitmapOr.*calls_from_idx.*from_address.*>=.*calls_to_idx.*to_address.*>=/s,
    );
    expect(await plan({ q: 'agent' })).toMatch(/Index Scan Backward using calls_newest_first_idx/);
    expect(await plan({ q: 'nobody' })).toMatch(/call_clients_name_idx.*name_key.*>=/s);
    expect(await plan({ q: '+1' })).toMatch(/Index Scan Backward using calls_newest_first_idx/);
    expect(await plan({ order: 'longest' })).toMatch(/Index Scan Backward using calls_longest_idx/);
    expect(await plan({ order: 'oldest' })).toMatch(/Index Scan using calls_newest_first_idx/);
    expect(await plan({ startedBefore: '2026-03-01T01:00:00Z' })).toMatch(/Index Cond.*started_at.*</);
    await asApplication.destroy();
  });
});

describe('GET /v1/calls/{callSid}/events', () => {
  test('tells how the call went', async () => {
    const { body } = await api.call<CallTimeline>(tenant, 'GET', `/v1/calls/${sids['london']}/events`);
    expect(body.data).toMatchObject([
      { kind: 'requested', from: 'client:Bob', to: '+442079460142', direction: 'outgoing', refusal: null },
      { kind: 'leg', status: 'completed', durationSeconds: 42, sipResponseCode: null, errorCode: null },
    ]);
    expect(body.data[0]).toMatchObject({ twiml: expect.stringMatching(/<Response>.*\+442079460142.*<\/Response>/s) });
    const denied = await api.call<CallTimeline>(tenant, 'GET', `/v1/calls/${sids['anonymous']}/events`);
    expect(denied.body.data).toMatchObject([{ kind: 'requested', direction: 'incoming', from: 'anonymous' }]);
  });

  test('knows no call that is not there', async () => {
    expect(await api.call(tenant, 'GET', `/v1/calls/${aSid('CA')}/events`)).toMatchObject({
      status: 404,
      body: { code: 'call.not_found' },
    });
  });
});
