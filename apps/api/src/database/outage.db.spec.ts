import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@cordboard/contracts';
import { XMLValidator } from 'fast-xml-parser';
import { DatabaseLine } from '../testing/database-line.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';
import { TenantDatabase } from './tenant-database.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
  tenant = await api.createTenant();
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
});
afterEach(async () => {
  line.mend();
  await untilItIsFound();
});
afterAll(async () => {
  await api.stop();
  line.close();
});

const call = () => ({ CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142', CallStatus: 'ringing' });

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await work;
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** Whoever tries it is waited for by others for a moment alone, in which a busy machine makes no connection. */
async function untilItIsFound(): Promise<void> {
  while (!(await api.app.get(TenantDatabase, { strict: false }).isThere()));
}

const failures = [
  ['cut', () => line.cut()],
  ['silent', () => line.silence()],
] as const;

describe.each(failures)('while the line to the database is %s', (_, fail) => {
  test.each(['outgoing', 'incoming', 'dial-ended'])(
    'the %s webhook answers in TwiML within five seconds',
    async (kind) => {
      await api.webhook(tenant, 'status', {});
      fail();
      const { result, seconds } = await timed(api.webhook(tenant, kind, call()));
      expect(seconds).toBeLessThan(5);
      expect([result.status, result.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
      expect(XMLValidator.validate(result.text)).toBe(true);
      expect(result.text).toContain('<Hangup/>');
    },
  );

  test('so does one whose signature cannot be checked, because nothing is known of the tenant any more', async () => {
    api.clock.advance(6);
    fail();
    const { result, seconds } = await timed(api.webhookAsItIs(tenant, 'outgoing', call()));
    expect(seconds).toBeLessThan(5);
    expect(result.text).toMatch(/<Say>We are sorry.*<\/Say><Hangup\/>/);
  });

  test('an event that could not be written down is not acknowledged', async () => {
    await api.webhook(tenant, 'status', {});
    fail();
    const { status, text } = await api.webhook(tenant, 'status', call());
    expect([status, XMLValidator.validate(text)]).toEqual([503, true]);
  });

  test('other requests are told to try again, and work again when it is back', async () => {
    await api.call(tenant, 'GET', '/v1/calls');
    fail();
    const { status, body, headers } = await api.call<Problem>(tenant, 'GET', '/v1/calls');
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'server.unavailable', '2']);
    line.mend();
    await untilItIsFound();
    expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(200);
    expect((await api.webhook(tenant, 'outgoing', call())).text).toContain('<Dial');
  });

  test('warm tokens are issued all the same for five minutes, and then no more', async () => {
    const issue = (clientName = 'alice') => api.call<Problem>(tenant, 'POST', '/v1/tokens', { clientName });
    // What is known is read anew, so that its five minutes begin here.
    api.clock.advance(6);
    await issue();
    fail();
    for (let minute = 0; minute < 5; minute++) {
      const answers = await Promise.all([issue(), issue(), issue()]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      api.clock.advance(59.9);
    }
    expect((await issue()).status).toBe(201);
    // A client that was not asked for lately is not known.
    expect((await issue('somebody_new')).status).toBe(503);
    api.clock.advance(1);
    const { status, body, headers } = await issue();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'server.unavailable', '2']);
    line.mend();
    await untilItIsFound();
    expect((await issue()).status).toBe(201);
  });
});

test('a transaction whose connection is ended midway is made once more, and comes about once', async () => {
  const admin = await api.createAdmin(tenant);
  const requests = [
    ['calls', () => api.call(tenant, 'GET', '/v1/calls'), 200],
    ['clients', () => api.call(admin, 'POST', '/v1/clients', { name: 'erin' }), 201],
  ] as const;
  for (const [table, ask, status] of requests) {
    const other = await api.database.begin();
    await other.query(`lock table ${table} in access exclusive mode`);
    const answer = ask();
    expect(await api.database.waitForBlockedQuery(answer)).toBe(true);
    await api.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
    );
    await other.commit();
    expect((await answer).status).toBe(status);
  }
  const named = 'select from clients where tenant_id = $1 and name = $2';
  const told = `select from audit_entries where tenant_id = $1 and action = 'client.registered' and target_name = $2`;
  const rows = await Promise.all([named, told].map((sql) => api.database.query(sql, [tenant.tenantId, 'erin'])));
  expect(rows.map(({ length }) => length)).toEqual([1, 1]);
});
