import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  tokenIdParam,
  type Call,
  type CallingRules,
  type DestinationVerdict,
  type StoppedCalls,
} from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication } from '../application.js';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type Answer, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;
let operator: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ country: 'US' });
  admin = await api.createAdmin(tenant, 'admin');
  operator = await api.createOperator();
  for (const name of ['alice', 'bob']) await api.call(tenant, 'POST', '/v1/clients', { name });
});
afterAll(() => api.stop());

const tagOf = ({ headers }: Pick<Answer, 'headers'>) => String(headers['etag']);
const read = () => api.call<CallingRules>(admin, 'GET', '/v1/calling-rules');
const change = async (changes: object, ifMatch?: string) =>
  api.inject<CallingRules & Record<string, unknown>>({
    method: 'PATCH',
    url: '/v1/calling-rules',
    headers: {
      cookie: admin.cookie,
      origin: 'https://voice.example.com',
      'if-match': ifMatch ?? tagOf(await read()),
    },
    payload: changes,
  });
async function callOut(To: string) {
  const form = aCallForm({ To });
  const { text } = await api.webhook(tenant, 'outgoing', form);
  const { body } = await api.call<Call>(tenant, 'GET', `/v1/calls/${form.CallSid}`);
  return { form, text, refusal: body.refusal };
}
const tryNumber = async (number: string) =>
  (
    await api.call<DestinationVerdict>(
      admin,
      'GET',
      `/v1/calling-rules/destination?number=${encodeURIComponent(number)}`,
    )
  ).body;

describe('the calling rules', () => {
  test('allow a new tenant its own country alone, within limits', async () => {
    expect((await read()).body).toEqual({
      countries: ['US'],
      exceptions: [],
      concurrentCalls: 50,
      callsPerRepAndMinute: 30,
      minutesPerDay: 12_000,
      sources: {
        countries: 'default',
        concurrentCalls: 'default',
        callsPerRepAndMinute: 'default',
        minutesPerDay: 'default',
      },
    });
  });

  test.each([
    ['+44 20 7946 0018', 'country_not_allowed', 'does not allow calls to this country: United Kingdom.'],
    ['011 53 5 1234567', 'country_not_allowed', 'Cuba'],
    ['1 (809) 555-1234', 'country_not_allowed', 'Dominican Republic'],
    ['+1 900 234 1234', 'number_kind_not_allowed', 'which can cost extra'],
    ['+979 1 2345 6789', 'number_in_no_country', 'belongs to no country'],
    ['٠١١ ٨٨١٦ ١٢٣٤ ٥٦٧٨', 'number_in_no_country', 'belongs to no country'],
    ['+1 200 555 0100', 'number_unassigned', 'There is no such number.'],
    ['911', 'emergency_number', 'use another phone'],
    ['411', 'short_number', 'Short numbers'],
  ])('have a call to %s refused because of %s, in speech and in the log', async (to, reason, words) => {
    const { text, refusal } = await callOut(to);
    expect(text).not.toContain('<Dial');
    expect(refusal).toMatchObject({ reason, sentence: expect.stringContaining(words) });
    expect(text).toContain(`<Say>${refusal?.sentence}</Say>`);
    expect(await tryNumber(to)).toMatchObject({ isAllowed: false, problem: reason, sentence: refusal?.sentence });
  });

  test('are changed one by one, and hold from then on', async () => {
    const before = await read();
    const changed = await change({ countries: ['US', 'GB', 'GB'], minutesPerDay: 6_000 }, tagOf(before));
    expect(changed).toMatchObject({
      status: 200,
      body: {
        countries: ['GB', 'US'],
        minutesPerDay: 6_000,
        concurrentCalls: 50,
        sources: { countries: 'company', minutesPerDay: 'company', concurrentCalls: 'default' },
      },
    });
    expect((await callOut('+44 20 7946 0018')).text).toContain('<Dial');
    expect(await tryNumber('+44 20 7946 0018')).toEqual({
      isAllowed: true,
      number: '+442079460018',
      country: 'GB',
      numberKind: 'geographic',
      exception: null,
      problem: null,
      sentence: null,
    });
    const back = await change({ countries: null, minutesPerDay: null });
    expect(back.body).toEqual(before.body);
  });

  test('have exceptions, of which the longest that fits decides', async () => {
    const exceptions = [
      { prefix: '+1500555', allows: true, note: 'Test numbers of the local Twilio' },
      { prefix: '+1415', allows: false, note: '' },
    ];
    expect((await change({ exceptions })).body.exceptions).toEqual(exceptions);
    expect((await callOut('+1 500 555 0100')).text).toContain('<Number');
    expect(await callOut('(415) 555-0142')).toMatchObject({ refusal: { reason: 'prefix_denied' } });
    expect(await tryNumber('(415) 555-0142')).toMatchObject({ exception: '+1415', problem: 'prefix_denied' });
    await change({ exceptions: [] });
  });

  test('of two admins who change them at once, one is told what the other made of them', async () => {
    const tag = tagOf(await read());
    const both = await Promise.all([20, 30].map((concurrentCalls) => change({ concurrentCalls }, tag)));
    const [done, refused] = both.sort((a, b) => a.status - b.status);
    expect([done?.status, refused?.status]).toEqual([200, 412]);
    expect(refused?.body).toMatchObject({
      code: 'calling_rules.changed_meanwhile',
      currentCallingRules: done?.body,
    });
    expect(tagOf(refused ?? { headers: {} })).toBe(tagOf(done ?? { headers: {} }));
    await change({ concurrentCalls: null });
  });

  test.each([
    [{ countries: ['XX'] }, 'countries'],
    [{ countries: ['us'] }, 'countries.0'],
    [{ concurrentCalls: 0 }, 'concurrentCalls'],
    [{ minutesPerDay: 1.5 }, 'minutesPerDay'],
    [{ exceptions: [{ prefix: '+1', allows: true, note: '' }] }, 'exceptions.0.prefix'],
    [{ exceptions: [{ prefix: '1500', allows: false, note: '' }] }, 'exceptions.0.prefix'],
    [{ exceptions: Array(2).fill({ prefix: '+1500', allows: true, note: '' }) }, 'exceptions'],
  ])('are not changed to %j, and the field is named', async (changes, field) => {
    expect(await change(changes)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});

describe('the kill switch', () => {
  let other: NestFastifyApplication;
  beforeAll(async () => {
    other = await createApplication(api.database.environment, pino({ level: 'silent' }), { clock: api.clock });
  });
  afterAll(() => other.close());
  const post = (who: TestAdmin | TestTenant, path: string, body: object = {}) =>
    api.call<StoppedCalls & Record<string, unknown>>(who, 'POST', path, body);
  const stopOf = async () => (await api.call(admin, 'GET', '/v1/calling-rules/stop')).body;

  test('stops the next call on every node at once, and says so; incoming ones go on', async () => {
    const since = api.clock.now().toISOString();
    expect((await callOut('+14155550142')).text).toContain('<Dial');
    const stopped = await post(admin, '/v1/calling-rules/stop');
    expect([stopped.status, stopped.body]).toEqual([
      200,
      { stop: { company: { since }, operator: null }, endedCalls: 0, callsNotEnded: 0 },
    ]);
    const tokenId = (await api.createTokenId(tenant, 'client:alice')) ?? '';
    const there = await other.inject(
      api.webhookRequest(tenant, 'outgoing', { ...aCallForm(), [tokenIdParam]: tokenId }),
    );
    expect(there.body).toContain('Your company has stopped all outgoing calls for now.');
    for (const to of ['+14155550142', 'bob', 'cordboard:practice']) {
      expect(await callOut(to)).toMatchObject({ refusal: { reason: 'calls_stopped' } });
    }
    await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'bob' });
    const incoming = { ...aCallForm(), From: '+14155550142', To: '+14155550100' };
    expect((await api.webhook(tenant, 'incoming', incoming)).text).toContain('<Identity>bob</Identity>');
    expect((await post(admin, '/v1/calling-rules/resume')).body).toEqual({ company: null, operator: null });
    expect((await callOut('+14155550142')).text).toContain('<Dial');
  });

  test('ends the calls that go on, if asked to, and tells which it could not end', async () => {
    const caller = await api.createTenant();
    await api.call(caller, 'POST', '/v1/clients', { name: 'alice' });
    const account = api.accountOf(caller);
    const forms = [aCallForm(), aCallForm()];
    for (const form of forms) {
      expect((await api.webhook(caller, 'outgoing', form)).text).toContain('<Dial');
      api.twilio.startCall(account, form.CallSid);
    }
    api.twilio.fallIll('timed-out', { only: ['endCall'] });
    const failed = await post(caller, '/v1/calling-rules/stop', { endCalls: true });
    expect(failed.body).toMatchObject({ endedCalls: 0, callsNotEnded: 2 });
    api.twilio.recover();
    const ended = await post(caller, '/v1/calling-rules/stop', { endCalls: true });
    expect(ended.body).toMatchObject({ endedCalls: 2, callsNotEnded: 0 });
    expect([...account.endedCalls].sort()).toEqual(forms.map(({ CallSid }) => CallSid).sort());
  });

  test('of an operator is seen by the company, and not taken back by it', async () => {
    const tenants = '/v1/operator/tenants';
    expect((await post(operator, `${tenants}/${tenant.tenantId}/stop-calls`)).status).toBe(200);
    expect(await stopOf()).toMatchObject({ company: null, operator: { since: expect.any(String) } });
    expect(await callOut('+14155550142')).toMatchObject({ refusal: { reason: 'calls_stopped_by_operator' } });
    expect(await post(admin, '/v1/calling-rules/resume')).toMatchObject({
      status: 409,
      body: { code: 'calling_rules.stopped_by_operator', remedy: expect.any(String) },
    });
    await post(admin, '/v1/calling-rules/stop');
    await post(operator, `${tenants}/${tenant.tenantId}/resume-calls`);
    expect(await callOut('+14155550142')).toMatchObject({ refusal: { reason: 'calls_stopped' } });
    const { text } = await api.call(operator, 'GET', tenants);
    expect(text).toContain('"callingStop":{"company":{"since":');
    await post(admin, '/v1/calling-rules/resume');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await post(operator, `${tenants}/${nobody}/stop-calls`)).status).toBe(404);
  });
});
