import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tokenIdParam, type Call, type CallingUse, type ChangeCallingRules } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication } from '../application.js';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let other: NestFastifyApplication;
beforeAll(async () => {
  api = await TestApi.start();
  other = await createApplication(api.database.environment, pino({ level: 'silent' }), {
    clock: api.clock,
    heartbeat: api.heartbeat,
    answerDeadline: api.deadline,
    twilio: api.twilio,
  });
});
afterAll(async () => {
  await other.close();
  await api.stop();
});

async function aTenant(limits: ChangeCallingRules): Promise<TestTenant> {
  const tenant = await api.createTenant();
  await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
  await api.changeCallingRules(tenant, { callsPerRepAndMinute: 600, ...limits });
  return tenant;
}

const callOut = async (tenant: TestTenant, form = aCallForm()) => (await api.webhook(tenant, 'outgoing', form)).text;
const timeLimitIn = (twiml: string) => Number(/timeLimit="(\d+)"/.exec(twiml)?.[1]);
const end = (tenant: TestTenant, CallSid: string, seconds: number) =>
  api.webhook(tenant, 'dial-ended', {
    CallSid,
    From: 'client:alice',
    CallStatus: 'completed',
    DialCallStatus: 'completed',
    DialCallDuration: String(seconds),
    DialBridged: 'true',
  });
const use = async (tenant: TestTenant) => (await api.call<CallingUse>(tenant, 'GET', '/v1/calling-rules/use')).body;

describe('calls at once', () => {
  test('of 200 that are tried at the same time on two nodes, with a limit of 10, exactly 10 begin', async () => {
    const tenant = await aTenant({ concurrentCalls: 10 });
    const attempts = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const tokenId = await api.createTokenId(tenant, 'client:alice');
        const request = api.webhookRequest(tenant, 'outgoing', { ...aCallForm(), [tokenIdParam]: tokenId ?? '' });
        return index % 2 ? (await other.inject(request)).body : (await api.inject(request)).text;
      }),
    );
    const count = (told: string) => attempts.filter((twiml) => twiml.includes(told)).length;
    expect([count('<Dial'), count('Too many calls of your company')]).toEqual([10, 190]);
    expect(await use(tenant)).toMatchObject({ concurrentCalls: 10 });
  });

  test('a call that ends, and one of which nothing is heard, make room again', async () => {
    const tenant = await aTenant({ concurrentCalls: 1 });
    const first = aCallForm();
    expect(await callOut(tenant, first)).toContain('<Dial');
    expect(await callOut(tenant)).toContain('Too many calls');
    await end(tenant, first.CallSid, 0);
    expect(await callOut(tenant)).toContain('<Dial');
    expect(await callOut(tenant)).toContain('Too many calls');
    api.clock.advance(90);
    expect(await callOut(tenant)).toContain('<Dial');
  });

  test('a call that was let begin too late for its caller, who heard that we are sorry, gives its place back', async () => {
    const tenant = await aTenant({ concurrentCalls: 1 });
    const form = aCallForm();
    const inTheWay = await api.database.begin();
    await inTheWay.query('lock table call_events in exclusive mode');
    const late = callOut(tenant, form);
    expect(await api.database.waitForBlockedQuery(late)).toBe(true);
    api.deadline.passNow();
    expect(await late).toContain('We are sorry');
    await inTheWay.commit();
    expect(await callOut(tenant)).toContain('Too many calls');
    await api.webhook(tenant, 'status', { ...form, CallStatus: 'completed', CallDuration: '4' });
    expect(await callOut(tenant)).toContain('<Dial');
  });

  test('a call that Twilio asks about again has the place that it has', async () => {
    const tenant = await aTenant({ concurrentCalls: 1 });
    const form = aCallForm();
    expect(await callOut(tenant, form)).toBe(await callOut(tenant, form));
  });

  test('one tenant’s take none of another’s', async () => {
    const [tenant, neighbour] = [await aTenant({ concurrentCalls: 1 }), await aTenant({ concurrentCalls: 1 })];
    expect(await callOut(tenant)).toContain('<Dial');
    expect(await callOut(neighbour)).toContain('<Dial');
  });
});

test('a rep who calls too often hears so, and is free again a minute later', async () => {
  const tenant = await aTenant({ callsPerRepAndMinute: 2 });
  await callOut(tenant);
  await callOut(tenant);
  const form = aCallForm();
  expect(await callOut(tenant, form)).toContain('<Say>You have made too many calls in the last minute.');
  const { body } = await api.call<Call>(tenant, 'GET', `/v1/calls/${form.CallSid}`);
  expect(body).toMatchObject({ status: 'failed', refusal: { reason: 'rep_calls_too_often' } });
  expect(await use(tenant)).toMatchObject({ callsOfBusiestRep: 2 });
  api.clock.advance(60);
  expect(await callOut(tenant)).toContain('<Dial');
});

test('the day’s minutes shorten a call to what is left, run out, and are there again the next day', async () => {
  const tenant = await aTenant({ minutesPerDay: 10, concurrentCalls: 1 });
  const first = aCallForm();
  expect(timeLimitIn(await callOut(tenant, first))).toBe(600);
  await end(tenant, first.CallSid, 300);
  const second = aCallForm();
  expect(timeLimitIn(await callOut(tenant, second))).toBe(300);
  await end(tenant, second.CallSid, 290);
  expect(await callOut(tenant)).toContain('used up its calling minutes for today');
  expect(await use(tenant)).toMatchObject({ concurrentCalls: 0, secondsToday: 590 });
  api.clock.advance(24 * 3600);
  expect(timeLimitIn(await callOut(tenant))).toBe(600);
});

test('calls that are over are written off, and count on', async () => {
  const tenant = await aTenant({ minutesPerDay: 600 });
  for (let each = 0; each < 20; each++) {
    const form = aCallForm();
    await callOut(tenant, form);
    await end(tenant, form.CallSid, 60);
  }
  api.clock.advance(60);
  await callOut(tenant);
  const rows = await api.database.query('select from admitted_calls where tenant_id = $1', [tenant.tenantId]);
  expect(rows).toHaveLength(1);
  expect(await use(tenant)).toMatchObject({ secondsToday: 1200, callsOfBusiestRep: 1 });
});
