import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tokenIdParam, type Call, type CallPage, type CallTimeline, type IssuedToken } from '@cordboard/contracts';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
const made: { callSid: string; caller: string }[] = [];

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  for (const clientName of ['alice', 'bob']) await api.call(tenant, 'POST', '/v1/tokens', { clientName });
  for (let index = 0; index < 23; index++) {
    const [callSid, caller] = [aSid('CA'), index % 2 ? 'alice' : 'bob'];
    // Three begin in each second, so that time alone does not order them.
    if (index % 3 === 0) api.clock.advance(1);
    await api.webhook(tenant, 'outgoing', { CallSid: callSid, From: `client:${caller}`, To: '+14155550142' });
    if (index % 3 === 0) {
      const ended = {
        CallSid: aSid('CA'),
        ParentCallSid: callSid,
        CallDuration: String(index),
        CallStatus: 'completed',
      };
      await api.webhook(tenant, 'status', { ...ended, From: '+14155550100', To: '+14155550142' });
    }
    made.push({ callSid, caller });
  }
});
afterAll(() => api.stop());

/** Another one, made later than those there are. */
async function callAs(caller: string, more: Record<string, string> = {}): Promise<string> {
  const callSid = aSid('CA');
  api.clock.advance(1);
  await api.webhook(tenant, 'outgoing', { CallSid: callSid, From: `client:${caller}`, To: '+14155550142', ...more });
  made.push({ callSid, caller });
  return callSid;
}

async function pages(query: string): Promise<Call[]> {
  const calls: Call[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: CallPage = await readPage(`${query}${cursor && `&cursor=${cursor}`}`);
    calls.push(...page.data);
    cursor = page.nextCursor;
  }
  return calls;
}
const readPage = async (query: string) => (await api.call<CallPage>(tenant, 'GET', `/v1/calls?${query}`)).body;

describe('GET /v1/calls', () => {
  test('gives every call once, newest first, whatever the size of the page', async () => {
    for (const limit of [1, 2, 7, 22, 23, 200]) {
      const calls = await pages(`limit=${limit}`);
      expect(calls.map(({ callSid }) => callSid).sort()).toEqual(made.map(({ callSid }) => callSid).sort());
      const times = calls.map(({ startedAt }) => startedAt);
      expect(times).toEqual([...times].sort().reverse());
    }
  });

  test.each([
    ['oldest', (a: Call, b: Call) => a.startedAt.localeCompare(b.startedAt)],
    ['longest', (a: Call, b: Call) => (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0)],
  ])('gives every call once, the %s first, for all and for one client', async (order, inOrder) => {
    for (const filter of ['', '&clientName=alice']) {
      const calls = await pages(`limit=4&order=${order}${filter}`);
      const newestFirst = await pages(`limit=200${filter}`);
      expect(new Set(calls.map(({ callSid }) => callSid)).size).toBe(newestFirst.length);
      expect(calls).toEqual([...calls].sort(inOrder));
      expect(calls).not.toEqual(newestFirst);
    }
  });

  test('gives one client’s calls alone', async () => {
    const calls = await pages('limit=4&clientName=Alice');
    expect(calls.map(({ callSid }) => callSid).sort()).toEqual(
      made
        .filter(({ caller }) => caller === 'alice')
        .map(({ callSid }) => callSid)
        .sort(),
    );
    expect(await pages('clientName=nobody')).toEqual([]);
  });

  test('is not disturbed by calls that come while it is read', async () => {
    const { body } = await api.call<CallPage>(tenant, 'GET', '/v1/calls?limit=5');
    const before = made.map(({ callSid }) => callSid);
    await callAs('carl');
    const next = await api.call<CallPage>(tenant, 'GET', `/v1/calls?limit=5&cursor=${body.nextCursor}`);
    const seen = [...body.data, ...next.body.data].map(({ callSid }) => callSid);
    expect(new Set(seen).size).toBe(10);
    expect(before).toEqual(expect.arrayContaining(seen));
  });

  test('finds a page through an index, for all calls and for one client’s', async () => {
    const plan = async (table: string, where: string) =>
      JSON.stringify(
        await api.database.query(
          `explain select * from ${table} where ${where} order by started_at desc, call_sid desc limit 50`,
        ),
      );
    // For the few calls of this test anything else is as good; for a million it is not.
    await api.database.query('set enable_seqscan = off');
    await api.database.query('set enable_bitmapscan = off');
    await api.database.query('analyze');
    expect(await plan('calls', `tenant_id = '${tenant.tenantId}'`)).toMatch(
      /Index Scan Backward using calls_newest_first_idx/,
    );
    expect(await plan('call_clients', `tenant_id = '${tenant.tenantId}' and name_key = 'alice'`)).toMatch(
      /Index (Only )?Scan Backward using call_clients_newest_first_idx/,
    );
  });
});

test('a call that does not exist, and a SID that is none', async () => {
  expect(await api.call(tenant, 'GET', `/v1/calls/${aSid('CA')}`)).toMatchObject({
    status: 404,
    body: { code: 'call.not_found' },
  });
  expect(await api.call(tenant, 'GET', '/v1/calls/CA1')).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  });
});

test('the timeline of a call begins with the token that it was made with, once the ledger knows it', async () => {
  const { body } = await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  await api.app.get(TokenLedger, { strict: false }).flush();
  api.clock.advance(59);
  const begin = async (tokenId: string) => {
    const callSid = await callAs('alice', { [tokenIdParam]: tokenId });
    return (await api.call<CallTimeline>(tenant, 'GET', `/v1/calls/${callSid}/events`)).body.data;
  };
  const [token, request] = await begin(body.tokenId);
  expect(token).toMatchObject({ kind: 'token-issued', expiresAt: body.expiresAt, revokedAt: null });
  expect(Date.parse(request?.at ?? '') - Date.parse(token?.at ?? '')).toBe(60_000);
  expect((await begin('made up by a page'))[0]).toMatchObject({ kind: 'requested' });
});
