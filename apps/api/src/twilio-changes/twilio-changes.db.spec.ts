import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AppliedTwilioChanges, TwilioChangesPreview, TwilioCheck, TwilioConfig } from '@cordboard/contracts';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenant = await api.createTenant({ connected: false, name: 'Larkmoor' });
  const { accountSid, authToken } = tenant.account;
  await api.call(tenant, 'POST', '/v1/twilio-config/credentials', { accountSid, authToken });
  account().applications.clear();
  account().numbers.clear();
});
afterEach(() => api.twilio.recover());

type Body = Record<string, unknown>;
const account = () => api.accountOf(tenant);
const voice = () => `https://voice.example.com/twilio/${tenant.tenantId}/voice`;
const preview = async (intent: object) =>
  (await api.call<TwilioChangesPreview>(tenant, 'POST', '/v1/twilio-changes/preview', { intent })).body;
const apply = <Answer = AppliedTwilioChanges>(intent: object, changes: unknown, as = tenant) =>
  api.call<Answer>(as, 'POST', '/v1/twilio-changes', { intent, changes });
const applyShown = async (intent: object) => apply(intent, (await preview(intent)).changes);
const config = async () => (await api.call<TwilioConfig>(tenant, 'GET', '/v1/twilio-config')).body;
const latestCheck = async () => (await api.call<TwilioCheck>(tenant, 'GET', '/v1/twilio-checks/latest')).body;
const writes = () => api.twilio.asked.filter((operation) => /^(create|update|delete)/.test(operation));
const theirs = { voiceUrl: 'https://old-crm.example/dial', voiceMethod: 'GET' } as const;

describe('an application', () => {
  test('is made as it was shown, and chosen; reps can call through it at once', async () => {
    const intent = { kind: 'create-application' };
    const shown = await preview(intent);
    expect(shown.changes.map(({ action, sid, field, before, after }) => [action, sid, field, before, after])).toEqual([
      ['create', null, 'friendlyName', null, 'Cordboard: Larkmoor'],
      ['create', null, 'voiceUrl', null, `${voice()}/outgoing`],
      ['create', null, 'voiceMethod', null, 'POST'],
      ['create', null, 'voiceFallbackUrl', null, `${voice()}/fallback`],
      ['create', null, 'voiceFallbackMethod', null, 'POST'],
      ['create', null, 'statusCallback', null, `${voice()}/status`],
      ['create', null, 'statusCallbackMethod', null, 'POST'],
    ]);
    expect(account().applications.size).toBe(0);
    expect(await apply(intent, shown.changes)).toMatchObject({ status: 200, body: { outcome: 'done', failure: null } });
    const [made] = account().applications.values();
    expect(made).toMatchObject({ friendlyName: 'Cordboard: Larkmoor', voiceUrl: `${voice()}/outgoing` });
    expect(await config()).toMatchObject({ applicationSid: made?.sid });
    expect((await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).status).toBe(201);
  });

  test('is not made twice: one that leads here already is taken', async () => {
    await applyShown({ kind: 'create-application' });
    expect((await preview({ kind: 'create-application' })).changes).toEqual([]);
    await applyShown({ kind: 'create-application' });
    expect(account().applications.size).toBe(1);
  });

  test('of somebody else is shown with both URLs, and becomes the tenant’s', async () => {
    const { sid } = api.twilio.addApplication(account(), { friendlyName: 'Old CRM', ...theirs });
    const intent = { kind: 'use-application', applicationSid: sid };
    const { changes } = await preview(intent);
    const common = { action: 'update', resource: 'application', sid, name: 'Old CRM' };
    expect(changes).toEqual([
      { ...common, field: 'voiceUrl', before: theirs.voiceUrl, after: `${voice()}/outgoing` },
      { ...common, field: 'voiceMethod', before: 'GET', after: 'POST' },
      { ...common, field: 'voiceFallbackUrl', before: null, after: `${voice()}/fallback` },
      { ...common, field: 'statusCallback', before: null, after: `${voice()}/status` },
    ]);
    expect((await apply(intent, changes)).status).toBe(200);
    expect(account().applications.get(sid)).toMatchObject({ friendlyName: 'Old CRM', voiceUrl: `${voice()}/outgoing` });
    expect(await config()).toMatchObject({ applicationSid: sid });
  });

  test('that the account does not have is refused', async () => {
    const { status, body } = await api.call<Body>(tenant, 'POST', '/v1/twilio-changes/preview', {
      intent: { kind: 'use-application', applicationSid: aSid('AP') },
    });
    expect([status, body]).toMatchObject([409, { code: 'twilio.not_found', remedy: expect.any(String) }]);
  });
});

describe('numbers', () => {
  test('are bound with a shown before and after, from a URL, an application or a trunk, and released again', async () => {
    const before = [
      { ...api.twilio.addNumber(account(), '+14155550101', theirs) },
      { ...api.twilio.addNumber(account(), '+14155550102', { voiceApplicationSid: aSid('AP') }) },
      { ...api.twilio.addNumber(account(), '+14155550103', { trunkSid: `TK${'1'.repeat(32)}` }) },
    ];
    const phoneNumberSids = before.map(({ sid }) => sid);
    const { changes } = await preview({ kind: 'bind-numbers', phoneNumberSids });
    expect(changes).toContainEqual({
      ...{ action: 'update', resource: 'phone-number', sid: before[1]?.sid, name: '+14155550102' },
      ...{ field: 'voiceApplicationSid', before: before[1]?.voiceApplicationSid, after: null },
    });
    await apply({ kind: 'bind-numbers', phoneNumberSids }, changes);
    for (const number of account().numbers.values()) {
      expect(number).toMatchObject({
        ...{ voiceUrl: `${voice()}/incoming`, voiceMethod: 'POST', statusCallback: `${voice()}/status` },
        ...{ voiceApplicationSid: null, trunkSid: null },
      });
    }
    await applyShown({ kind: 'release-numbers', phoneNumberSids });
    expect([...account().numbers.values()]).toEqual(before);
    expect((await latestCheck()).findings.filter(({ check }) => check === 'phone-number')).toMatchObject([
      { state: 'skipped' },
    ]);
  });

  test('are bound a hundred at once, each with everything that it was set to', async () => {
    const settings = {
      ...theirs,
      voiceFallbackUrl: `${theirs.voiceUrl}/fallback`,
      voiceFallbackMethod: 'GET',
      statusCallback: `${theirs.voiceUrl}/status`,
      statusCallbackMethod: 'GET',
      trunkSid: `TK${'1'.repeat(32)}`,
    } as const;
    const phoneNumberSids = Array.from(
      { length: 100 },
      (_, index) => api.twilio.addNumber(account(), `+1415555${String(index).padStart(4, '0')}`, settings).sid,
    );
    const { body } = await applyShown({ kind: 'bind-numbers', phoneNumberSids });
    expect([body.outcome, body.done.length]).toEqual(['done', 700]);
  });

  test('of another account are refused', async () => {
    const other = await api.createTenant();
    const [number] = api.accountOf(other).numbers.values();
    const intent = { kind: 'bind-numbers', phoneNumberSids: [number?.sid] };
    expect(await preview(intent)).toMatchObject({ code: 'twilio.not_found' });
  });
});

describe('what is applied', () => {
  test('is what was shown, or nothing: who changed something meanwhile is not overruled unseen', async () => {
    const { sid } = api.twilio.addApplication(account(), { friendlyName: 'Old CRM', ...theirs });
    const intent = { kind: 'use-application', applicationSid: sid };
    const { changes } = await preview(intent);
    const now = { ...account().applications.get(sid), voiceUrl: 'https://new-crm.example/dial' };
    account().applications.set(sid, now as never);
    const { status, body } = await apply<Body>(intent, changes);
    expect([status, body]).toMatchObject([
      409,
      {
        code: 'twilio.changed_meanwhile',
        preview: { changes: [{ before: 'https://new-crm.example/dial' }, {}, {}, {}] },
      },
    ]);
    expect(account().applications.get(sid)?.voiceUrl).toBe('https://new-crm.example/dial');
    const { changes: shownAgain } = (body as { preview: TwilioChangesPreview }).preview;
    expect((await apply(intent, shownAgain)).status).toBe(200);
  });

  test('cannot be made up: changes that no preview would show are refused, and Twilio is not written to', async () => {
    const { sid } = api.twilio.addApplication(account(), theirs);
    const change = {
      ...{ action: 'update', resource: 'application', sid, name: 'x', field: 'voiceUrl' },
      ...{ before: theirs.voiceUrl, after: 'https://evil.example' },
    };
    const asked = writes().length;
    for (const intent of [{ kind: 'create-application' }, { kind: 'use-application', applicationSid: sid }]) {
      expect((await apply<Body>(intent, [change])).body).toMatchObject({ code: 'twilio.changed_meanwhile' });
    }
    expect(writes()).toHaveLength(asked);
  });

  test('of an admin is what they saw of the record, too', async () => {
    const admin = await api.createAdmin(tenant, 'admin');
    const intent = { kind: 'create-application' };
    const { changes } = await preview(intent);
    const asAdmin = (ifMatch?: string) =>
      api.inject<Body>({
        method: 'POST',
        url: '/v1/twilio-changes',
        headers: {
          ...{ cookie: admin.cookie, origin: api.database.environment.publicUrl },
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        payload: { intent, changes },
      });
    expect((await asAdmin()).status).toBe(428);
    expect(await asAdmin('"7"')).toMatchObject({ status: 412, body: { currentConfig: await config() } });
    expect(account().applications.size).toBe(0);
    expect((await asAdmin('"1"')).status).toBe(200);
  });

  test('where Twilio fails on the way says what was done, what failed and what remains; the rest can be asked for again', async () => {
    const numbers = ['+14155550101', '+14155550102', '+14155550103'].map((each) =>
      api.twilio.addNumber(account(), each),
    );
    const intent = { kind: 'bind-numbers', phoneNumberSids: numbers.map(({ sid }) => sid) };
    const { changes } = await preview(intent);
    const update = api.twilio.updateIncomingNumber.bind(api.twilio);
    api.twilio.updateIncomingNumber = (credentials, sid, settings) => {
      if (sid === numbers[1]?.sid) api.twilio.fallIll('unavailable', { only: ['updateIncomingNumber'] });
      return update(credentials, sid, settings);
    };
    const { status, body } = await apply(intent, changes);
    api.twilio.updateIncomingNumber = update;
    const names = (of: readonly { name: string }[]) => [...new Set(of.map(({ name }) => name))];
    expect([status, body.outcome, body.failure]).toMatchObject([200, 'partly', { code: 'twilio.unavailable' }]);
    expect([names(body.done), names(body.failed), names(body.remaining)]).toEqual([
      ['+14155550101'],
      ['+14155550102'],
      ['+14155550103'],
    ]);
    expect([...body.done, ...body.failed, ...body.remaining]).toEqual(changes);
    api.twilio.recover();
    const rest = await preview(intent);
    expect(names(rest.changes)).toEqual(['+14155550102', '+14155550103']);
    expect((await apply(intent, rest.changes)).body.outcome).toBe('done');
  });

  test('where Twilio fails at once is nothing, and says why', async () => {
    const intent = { kind: 'create-application' };
    const { changes } = await preview(intent);
    api.twilio.fallIll('rate-limited', { only: ['createApplication'] });
    expect(await apply<Body>(intent, changes)).toMatchObject({ status: 503, body: { code: 'twilio.rate_limited' } });
    expect(await config()).toMatchObject({ applicationSid: null });
  });
});

describe('repair', () => {
  const application = () => [...account().applications.values()][0];
  beforeEach(async () => {
    await applyShown({ kind: 'create-application' });
    const { sid } = api.twilio.addNumber(account(), '+14155550101');
    await applyShown({ kind: 'bind-numbers', phoneNumberSids: [sid] });
    expect((await latestCheck()).outcome).toBe('well');
  });
  const breakAll = () => {
    Object.assign(application() ?? {}, theirs);
    for (const number of account().numbers.values()) Object.assign(number, theirs);
  };

  test('mends one finding alone, or all, and the check after it says who did', async () => {
    breakAll();
    const admin = await api.createAdmin(tenant, 'admin', 'grace@example.com');
    await api.call(admin, 'POST', '/v1/twilio-checks');
    const one = await preview({ kind: 'repair', findings: ['voice-url'] });
    expect(one.changes).toMatchObject([{ field: 'voiceUrl', before: theirs.voiceUrl, after: `${voice()}/outgoing` }]);
    await apply({ kind: 'repair', findings: ['voice-url'] }, one.changes);
    expect(application()).toMatchObject({ voiceUrl: `${voice()}/outgoing`, voiceMethod: 'GET' });
    expect(await latestCheck()).toMatchObject({
      outcome: 'broken',
      cause: 'change',
      by: 'API key',
      changes: one.changes,
    });
    const rest = await applyShown({ kind: 'repair', findings: 'all' });
    expect(new Set(rest.body.done.map(({ resource }) => resource))).toEqual(new Set(['application', 'phone-number']));
    expect(await latestCheck()).toMatchObject({ outcome: 'well', transition: 'mended', cause: 'change' });
    expect((await preview({ kind: 'repair', findings: 'all' })).changes).toEqual([]);
  });

  test('of an application that was deleted makes another one and chooses it', async () => {
    account().applications.clear();
    await applyShown({ kind: 'repair', findings: 'all' });
    expect(await config()).toMatchObject({ applicationSid: application()?.sid });
    expect((await latestCheck()).outcome).toBe('well');
  });

  test('leaves alone what Cordboard cannot mend', async () => {
    account().keys.clear();
    const { changes } = await preview({ kind: 'repair', findings: ['api-key'] });
    expect(changes).toEqual([]);
  });
});
