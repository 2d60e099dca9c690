import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { aCallForm } from '../testing/call-form.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  for (const clientName of ['alice', 'bob']) await api.call(acme, 'POST', '/v1/tokens', { clientName });
});
afterAll(() => api.stop());

const readCall = async (callSid: string, who = acme) => (await api.call<Call>(who, 'GET', `/v1/calls/${callSid}`)).body;

const countEvents = async () => (await api.database.query('select from call_events')).length;

describe('the status of a call', () => {
  const child = (parent: string, status: string, sequence: number, fields: Record<string, string> = {}) => ({
    CallSid: `CA${'c'.repeat(16)}${parent.slice(-16)}`,
    ParentCallSid: parent,
    From: '+14155550100',
    To: '+14155550142',
    Direction: 'outbound-dial',
    CallStatus: status,
    SequenceNumber: String(sequence),
    Timestamp: new Date(api.clock.now().getTime() + sequence * 10_000).toUTCString(),
    ...fields,
  });

  test('follows the leg that was dialled, from ringing to its end', async () => {
    const call = aCallForm();
    await api.webhook(acme, 'outgoing', call);
    const steps: [string, number, string, Record<string, string>?][] = [
      ['initiated', 0, 'initiated'],
      ['ringing', 1, 'ringing'],
      ['in-progress', 2, 'in-progress'],
      ['completed', 3, 'completed', { CallDuration: '10' }],
    ];
    for (const [status, sequence, expected, fields] of steps) {
      const answer = await api.webhook(acme, 'status', child(call.CallSid, status, sequence, fields));
      expect([answer.status, answer.text]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
      expect((await readCall(call.CallSid)).status).toBe(expected);
    }
    expect(await readCall(call.CallSid)).toMatchObject({ durationSeconds: 10, clientName: 'alice' });
  });

  test('ends right when every event comes ten times, at once and in any order, and the first request never', async () => {
    const parent = aSid('CA');
    const events = [
      child(parent, 'initiated', 0),
      child(parent, 'ringing', 1),
      child(parent, 'in-progress', 2),
      child(parent, 'completed', 3, { CallDuration: '10' }),
    ];
    const deliveries = Array.from({ length: 40 }, (_, index) => events[(index * 7) % 4] ?? events[0]);
    const before = await countEvents();
    const answers = await Promise.all(deliveries.map((event) => api.webhook(acme, 'status', { ...event })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await countEvents()) - before).toBe(4);
    expect(await readCall(parent)).toMatchObject({ status: 'completed', durationSeconds: 10, to: '+14155550142' });
  });

  test.each<Record<string, string>>([{ CallSid: 'x' }, { CallStatus: 'dancing' }, { CallSid: '' }])(
    'is not changed by %j, which Twilio is told nothing about',
    async (fields) => {
      const before = await countEvents();
      expect((await api.webhook(acme, 'status', aCallForm(fields))).status).toBe(200);
      expect(await countEvents()).toBe(before);
    },
  );
});
