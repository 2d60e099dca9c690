import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { XMLValidator } from 'fast-xml-parser';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant();
  globex = await api.createTenant({ name: 'Globex' });
  for (const clientName of ['alice', 'bob']) await api.call(acme, 'POST', '/v1/tokens', { clientName });
  await api.call(globex, 'POST', '/v1/tokens', { clientName: 'gina' });
});
afterAll(() => api.stop());

const kinds = ['outgoing', 'incoming', 'status', 'dial-ended'];
const aCall = (fields: Record<string, string> = {}) => ({
  CallSid: aSid('CA'),
  From: 'client:alice',
  To: '+1 (415) 555-0142',
  CallStatus: 'ringing',
  Direction: 'inbound',
  ...fields,
});
const readCall = async (callSid: string, who = acme) => (await api.call<Call>(who, 'GET', `/v1/calls/${callSid}`)).body;
const countEvents = async () => (await api.database.query('select from call_events')).length;

describe('only what the tenant’s account signed counts', () => {
  test.each(kinds)('a forged %s webhook is refused and leaves nothing behind', async (kind) => {
    const before = await countEvents();
    const forged = await api.webhook(acme, kind, aCall(), 'not-the-auth-token');
    expect([forged.status, forged.body]).toMatchObject([403, { code: 'webhook.signature_invalid' }]);
    const url = `/twilio/${acme.tenantId}/voice/${kind}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await api.inject({ method: 'POST', url, headers, payload: 'CallSid=x' })).status).toBe(403);
    expect((await api.inject({ method: 'POST', url, payload: {} })).status).toBe(403);
    expect((await api.webhook(acme, kind, aCall(), globex.account.authToken)).status).toBe(403);
    expect(await countEvents()).toBe(before);
  });

  test('a signature for another tenant’s address, or for another account, is refused', async () => {
    const own = aCall({ AccountSid: globex.account.accountSid });
    expect((await api.webhook(acme, 'outgoing', own)).status).toBe(403);
  });

  test.each(['0196f3a2-7b1c-7d7e-8f00-0123456789ab', 'nonsense', '%2e%2e'])(
    'for the tenant %p there is nothing',
    async (tenantId) => {
      const answer = await api.webhook({ ...acme, tenantId: tenantId as never }, 'outgoing', aCall());
      expect(answer.status).toBe(404);
    },
  );

  test('fields with awkward names do not break a genuine signature', async () => {
    const fields = { 'a[b]': '1', 'a[]': '2', __proto__x: '3', é: '😀', '': 'x', empty: '' };
    expect((await api.webhook(acme, 'outgoing', { ...aCall(), ...fields })).status).toBe(200);
  });
});

describe('an outgoing call', () => {
  test('to a number is dialled with the tenant’s caller ID, and written down', async () => {
    const call = aCall();
    const { status, headers, text } = await api.webhook(acme, 'outgoing', call);
    expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    const base = `https://voice.example.com/twilio/${acme.tenantId}/voice`;
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response>' +
        `<Dial callerId="+14155550100" answerOnBridge="true" timeLimit="14400" timeout="30" action="${base}/dial-ended">` +
        `<Number statusCallback="${base}/status" statusCallbackEvent="initiated ringing answered completed">+14155550142</Number>` +
        '</Dial></Response>',
    );
    expect(await readCall(call.CallSid)).toMatchObject({
      direction: 'outgoing',
      from: 'client:alice',
      to: '+14155550142',
      clientName: 'alice',
      status: 'initiated',
      refusal: null,
    });
  });

  test('to a colleague rings the colleague, and is in the log of both', async () => {
    const call = aCall({ To: 'bob' });
    const { text } = await api.webhook(acme, 'outgoing', call);
    expect(text).toContain('<Identity>bob</Identity>');
    expect(text).toContain(`<Parameter name="callSid" value="${call.CallSid}"/>`);
    for (const clientName of ['alice', 'bob']) {
      const { text: list } = await api.call(acme, 'GET', `/v1/calls?clientName=${clientName}`);
      expect(list).toContain(call.CallSid);
    }
  });

  test('to another tenant’s client is refused, in speech and in the log', async () => {
    const call = aCall({ To: 'client:gina' });
    const { status, text } = await api.webhook(acme, 'outgoing', call);
    expect(status).toBe(200);
    expect(text).toMatch(/<Response><Say>This is neither a phone number nor .*<\/Say><Hangup\/><\/Response>$/);
    expect(await readCall(call.CallSid)).toMatchObject({
      status: 'failed',
      refusal: { reason: 'destination_unknown', sentence: expect.stringContaining('neither a phone number') },
    });
  });

  test('of a client that was deleted is refused', async () => {
    const { body } = await api.call<{ id: string }>(acme, 'POST', '/v1/clients', { name: 'leaver' });
    expect((await api.webhook(acme, 'outgoing', aCall({ From: 'client:leaver' }))).text).toContain('<Dial');
    await api.call(acme, 'DELETE', `/v1/clients/${body.id}`);
    expect((await api.webhook(acme, 'outgoing', aCall({ From: 'client:leaver' }))).text).toContain(
      'not registered any more',
    );
  });

  test('with a reserved field twice is refused: a page could have added the second', async () => {
    const url = `/twilio/${acme.tenantId}/voice/outgoing`;
    const { default: twilio } = await import('twilio');
    const params = { ...aCall(), AccountSid: acme.account.accountSid, From: ['client:alice', 'client:bob'] };
    const answer = await api.inject({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(
          acme.account.authToken,
          `https://voice.example.com${url}`,
          params,
        ),
      },
      payload: `${new URLSearchParams({ ...params, From: 'client:alice' })}&From=client%3Abob`,
    });
    expect([answer.status, answer.text]).toEqual([
      200,
      expect.stringContaining('<Say>This call could not be understood.</Say>'),
    ]);
  });

  test.each(['"><Dial>', '\u0000', '😀'.repeat(300), '\r\n\r\n', ']]>', 'x'.repeat(20_000)])(
    'to %p gets valid TwiML and a place in the log',
    async (to) => {
      const call = aCall({ To: to });
      const { status, text } = await api.webhook(acme, 'outgoing', call);
      expect([status, XMLValidator.validate(text)]).toEqual([200, true]);
      expect(text).not.toContain('<Dial');
      expect((await readCall(call.CallSid)).refusal).not.toBeNull();
    },
  );
});

describe('an incoming call', () => {
  const fromOutside = (fields = {}) => aCall({ From: '+14155559999', To: '+14155550100', ...fields });
  let own: TestTenant;
  beforeAll(async () => {
    own = await api.createTenant();
    for (const clientName of ['carl', 'dana']) {
      api.clock.advance(1);
      await api.call(own, 'POST', '/v1/tokens', { clientName });
    }
    await api.call(own, 'POST', '/v1/tokens', { clientName: 'mute', incoming: false });
  });
  const rung = (text: string) => [...text.matchAll(/<Identity>(\w+)<\/Identity>/g)].map(([, name]) => name);

  test('rings those who can be called, the latest to come first', async () => {
    const { text } = await api.webhook(own, 'incoming', fromOutside());
    expect(rung(text)).toEqual(['dana', 'carl']);
    expect(text).toContain('<Parameter name="calledNumber" value="+14155550100"/>');
  });

  test('does not ring who is in a call, until that call has ended', async () => {
    const busy = aCall({ From: 'client:dana' });
    await api.webhook(own, 'outgoing', busy);
    expect(rung((await api.webhook(own, 'incoming', fromOutside())).text)).toEqual(['carl']);
    await api.webhook(own, 'dial-ended', { ...busy, DialCallStatus: 'busy', CallStatus: 'in-progress' });
    expect(rung((await api.webhook(own, 'incoming', fromOutside())).text)).toEqual(['dana', 'carl']);
  });

  test('that nobody can take is told so, and logged as missed', async () => {
    const lonely = await api.createTenant();
    const call = fromOutside();
    const { text } = await api.webhook(lonely, 'incoming', call);
    expect(text).toMatch(/<Say>Nobody is available.*<\/Say><Hangup\/>/);
    expect(await readCall(call.CallSid, lonely)).toMatchObject({
      status: 'no-answer',
      refusal: { reason: 'nobody_reachable' },
    });
  });

  test('rings nobody whose token has expired, and at most ten', async () => {
    const large = await api.createTenant();
    for (let index = 0; index < 12; index++)
      await api.call(large, 'POST', '/v1/tokens', { clientName: `rep_${index}` });
    expect(rung((await api.webhook(large, 'incoming', fromOutside())).text)).toHaveLength(10);
    api.clock.advance(3601);
    expect(rung((await api.webhook(large, 'incoming', fromOutside())).text)).toEqual([]);
  });
});

describe('when a dial has ended', () => {
  test.each([
    [{ From: '+14155559999', DialCallStatus: 'no-answer', CallStatus: 'in-progress' }, 'Nobody is available'],
    [{ From: '+14155559999', DialCallStatus: 'busy', CallStatus: 'ringing' }, 'Nobody is available'],
    [
      { From: '+14155559999', DialCallStatus: 'completed', DialBridged: 'false', CallStatus: 'in-progress' },
      'Nobody is available',
    ],
    [
      { From: '+14155559999', DialCallStatus: 'completed', DialBridged: 'true', CallStatus: 'in-progress' },
      '<Response><Hangup/>',
    ],
    [{ From: '+14155559999', DialCallStatus: 'no-answer', CallStatus: 'completed' }, '<Response><Hangup/>'],
    [{ From: 'client:alice', DialCallStatus: 'busy', CallStatus: 'in-progress' }, '<Response><Hangup/>'],
  ])('with %j the caller hears %p', async (fields, expected) => {
    expect((await api.webhook(acme, 'dial-ended', aCall(fields))).text).toContain(expected);
  });
});

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
    const call = aCall();
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
      expect((await api.webhook(acme, 'status', aCall(fields))).status).toBe(200);
      expect(await countEvents()).toBe(before);
    },
  );
});
