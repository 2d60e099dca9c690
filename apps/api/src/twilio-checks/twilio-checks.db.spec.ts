import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { TwilioCheck, TwilioCheckPage } from '@cordboard/contracts';
import type { GatewayErrorKind } from '@cordboard/twilio-gateway';
import { LiveUpdates } from '../live/live-updates.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { TwilioChecks } from './twilio-checks.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenant = await api.createTenant();
});
afterEach(() => api.twilio.recover());

async function check(): Promise<TwilioCheck> {
  const { status, body } = await api.call<TwilioCheck>(tenant, 'POST', '/v1/twilio-checks');
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}
const account = () => api.accountOf(tenant);
const application = () => account().applications.get(tenant.account.applicationSid);
const number = () => [...account().numbers.values()][0];
const voice = () => `https://voice.example.com/twilio/${tenant.tenantId}/voice`;
/** What has not passed: its id, state and reason. */
const amiss = ({ findings }: TwilioCheck) =>
  findings.filter(({ state }) => state !== 'passed').map(({ id, state, reason }) => [id, state, reason]);
const change = (resource: object | undefined, settings: object) => {
  if (!resource) throw new Error('There is no such resource at the fake Twilio');
  Object.assign(resource, settings);
};

describe('a check', () => {
  test('of a tenant whose calls work passes in every link, in order', async () => {
    const { outcome, transition, cause, by, findings } = await check();
    expect({ outcome, transition, cause, by }).toEqual({
      ...{ outcome: 'well', transition: null, cause: 'demand', by: 'API key' },
    });
    expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
      'auth-token passed',
      'account passed',
      'api-key passed',
      'region passed',
      'application passed',
      'voice-url passed',
      'voice-method passed',
      'fallback-url passed',
      'status-callback passed',
      'phone-number passed',
      'caller-id passed',
    ]);
    expect(api.twilio.asked.every((operation) => /^(read|list|prove)/.test(operation))).toBe(true);
  });

  test('shows a changed Voice URL beside the expected one, since when, and that it can be repaired', async () => {
    await check();
    change(application(), { voiceUrl: 'https://old-crm.example/dial' });
    api.clock.advance(60);
    const since = api.clock.now().toISOString();
    await check();
    api.clock.advance(60);
    const { outcome, findings } = await check();
    expect([outcome, findings.find(({ id }) => id === 'voice-url')]).toMatchObject([
      'broken',
      {
        state: 'failed',
        reason: 'differs',
        severity: 'error',
        expected: `${voice()}/outgoing`,
        actual: 'https://old-crm.example/dial',
        since,
        remedy: expect.any(String),
        repairable: true,
      },
    ]);
  });

  test.each<[string, string[][], () => void]>([
    ['a Voice method', [['voice-method', 'failed', 'differs']], () => change(application(), { voiceMethod: 'GET' })],
    ['no fallback', [['fallback-url', 'failed', 'differs']], () => change(application(), { voiceFallbackUrl: null })],
    [
      'another status callback',
      [['status-callback', 'failed', 'differs']],
      () => change(application(), { statusCallbackMethod: 'GET' }),
    ],
    [
      'a deleted application',
      [
        ['application', 'failed', 'gone'],
        ...['voice-url', 'voice-method', 'fallback-url', 'status-callback'].map((id) => [
          id,
          'skipped',
          'depends-on-failed',
        ]),
      ],
      () => account().applications.clear(),
    ],
    [
      'a caller ID that was given up',
      [['caller-id', 'failed', 'not-owned']],
      () => change(number(), { canVoice: false }),
    ],
    [
      'an Auth Token that was replaced',
      [
        ['auth-token', 'failed', 'refused'],
        ['account', 'skipped', 'depends-on-failed'],
      ],
      () => change(account(), { authToken: 'the-next-token' }),
    ],
  ])('finds %s', async (_what, expected, breakIt) => {
    breakIt();
    expect(amiss(await check())).toEqual(expected);
  });

  test('finds a number that was bound elsewhere, or is gone, once it had been seen to ring here', async () => {
    await check();
    const id = `phone-number:${number()?.sid}`;
    change(number(), { voiceApplicationSid: tenant.account.applicationSid });
    const bound = await check();
    expect(amiss(bound)).toEqual([[id, 'failed', 'bound-elsewhere']]);
    expect(bound.findings.find((finding) => finding.id === id)).toMatchObject({
      ...{ subject: '+14155550100', actual: tenant.account.applicationSid, repairable: true },
    });
    change(number(), { voiceApplicationSid: null, statusCallback: null });
    const lesser = (await check()).findings.find((finding) => finding.id === id);
    expect(lesser).toMatchObject({ state: 'failed', severity: 'warning', expected: `${voice()}/status`, actual: null });
    account().numbers.clear();
    expect(amiss(await check())).toEqual([
      [id, 'failed', 'gone'],
      ['caller-id', 'failed', 'not-owned'],
    ]);
  });

  test('hints for Twilio behind a "#" are no drift', async () => {
    change(application(), { voiceUrl: `${voice()}/outgoing#rc=2&rp=ct,rt` });
    expect(amiss(await check())).toEqual([]);
  });

  test('looks at the rest with the Auth Token where the key is no longer good', async () => {
    account().keys.clear();
    change(application(), { voiceMethod: 'GET' });
    expect(amiss(await check())).toEqual([
      ['api-key', 'failed', 'refused'],
      ['region', 'skipped', 'depends-on-failed'],
      ['voice-method', 'failed', 'differs'],
    ]);
  });

  test('says in which region the key is good', async () => {
    await api.call(tenant, 'PUT', '/v1/twilio-config', { ...tenant.account, authToken: undefined, region: 'ie1' });
    const { findings } = await check();
    expect(findings.find(({ check }) => check === 'region')).toMatchObject({
      ...{ state: 'failed', reason: 'other-region', expected: 'ie1', actual: 'us1' },
    });
  });

  test('of a suspended account stops there', async () => {
    account().status = 'suspended';
    const checked = await check();
    expect(amiss(checked)[0]).toEqual(['account', 'failed', 'not-active']);
    expect(
      amiss(checked)
        .slice(1)
        .every(([, state]) => state === 'skipped'),
    ).toBe(true);
  });

  test('of an account that is half connected says what is missing', async () => {
    await api.connect(tenant, { applicationSid: null, callerId: null });
    account().numbers.clear();
    expect(amiss(await check()).filter(([, , reason]) => reason === 'not-set')).toEqual([
      ['application', 'failed', 'not-set'],
      ['phone-number', 'skipped', 'not-set'],
      ['caller-id', 'skipped', 'not-set'],
    ]);
    const newcomer = await api.createTenant({ connected: false });
    await api.connect(newcomer, { authToken: undefined });
    tenant = newcomer;
    expect(amiss(await check())).toEqual([
      ['auth-token', 'failed', 'not-set'],
      ['account', 'skipped', 'not-set'],
    ]);
  });

  test.each<[GatewayErrorKind, string]>([
    ['timed-out', 'twilio-slow'],
    ['rate-limited', 'twilio-busy'],
    ['unavailable', 'twilio-away'],
  ])('a Twilio that is %s makes it unknown, never failed, and is asked once', async (kind, reason) => {
    await check();
    api.twilio.fallIll(kind);
    api.twilio.asked.length = 0;
    const { outcome, transition, findings } = await check();
    expect([outcome, transition]).toEqual(['unknown', null]);
    for (const finding of findings) expect(finding).toMatchObject({ state: 'unknown', reason, repairable: false });
    expect(api.twilio.asked).toHaveLength(1);
  });

  test('is refused while no account is connected, and there is no latest one', async () => {
    tenant = await api.createTenant({ connected: false });
    const run = await api.call<Record<string, unknown>>(tenant, 'POST', '/v1/twilio-checks');
    expect(run).toMatchObject({ status: 409, body: { code: 'twilio_config.not_connected' } });
    const latest = await api.call<Record<string, unknown>>(tenant, 'GET', '/v1/twilio-checks/latest');
    expect(latest).toMatchObject({ status: 404, body: { code: 'twilio_check.not_found' } });
  });
});

describe('the history of checks', () => {
  test('tells when something broke and when it was mended, once each, whatever Twilio was in between', async () => {
    const step = async (prepare: () => void) => {
      prepare();
      return (await check()).transition;
    };
    const away = () => api.twilio.fallIll('unavailable');
    const breakIt = () => change(application(), { voiceMethod: 'GET' });
    const mend = () => change(application(), { voiceMethod: 'POST' });
    const back = () => api.twilio.recover();
    const steps = [back, away, back, breakIt, away, back, mend, back];
    const seen = [];
    for (const prepare of steps) seen.push(await step(prepare));
    expect(seen).toEqual([null, null, null, 'broken', null, null, 'mended', null]);
  });

  test('is told to the consoles that are open, whoever asked for the check', async () => {
    const told = new Promise((resolve) => {
      api.app.get(LiveUpdates).subscribe(tenant.tenantId, (topics) => {
        if (topics?.includes('twilio-checks')) resolve('told');
      });
    });
    await api.app.get(TwilioChecks).run(tenant.tenantId, { cause: 'schedule', by: null });
    expect(await told).toBe('told');
  });

  test('is read newest first, page by page, and names who asked', async () => {
    const admin = await api.createAdmin(tenant, 'admin', 'grace@example.com');
    await check();
    await api.call(admin, 'POST', '/v1/twilio-checks');
    await check();
    const page = async (query: string) =>
      (await api.call<TwilioCheckPage>(tenant, 'GET', `/v1/twilio-checks?limit=2${query}`)).body;
    const first = await page('');
    expect(first.data.map(({ by }) => by)).toEqual(['API key', 'grace@example.com']);
    const second = await page(`&cursor=${first.nextCursor}`);
    expect([second.data.map(({ by }) => by), second.nextCursor]).toEqual([['API key'], null]);
    const { body } = await api.call<TwilioCheck>(admin, 'GET', '/v1/twilio-checks/latest');
    expect(body).toEqual(first.data[0]);
  });

  test('is kept for 90 days, the newest 500', async () => {
    await check();
    await api.database.query(
      `insert into twilio_checks select tenant_id, gen_random_uuid(), started_at - make_interval(secs => n), finished_at,
        outcome, transition, cause, caused_by, changes, findings
      from twilio_checks, generate_series(1, 600) n where tenant_id = $1`,
      [tenant.tenantId],
    );
    const count = async () =>
      Number((await api.database.query('select count(*) from twilio_checks where tenant_id = $1', [tenant.tenantId]))[0]?.['count']); // prettier-ignore
    await check();
    expect(await count()).toBe(500);
    await api.database.query(`update twilio_checks set started_at = started_at - interval '90 days 1 minute'`);
    await check();
    expect(await count()).toBe(1);
  });
});
