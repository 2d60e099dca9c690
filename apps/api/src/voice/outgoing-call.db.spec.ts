import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { XMLValidator } from 'fast-xml-parser';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
  for (const clientName of ['alice', 'bob']) await api.call(acme, 'POST', '/v1/tokens', { clientName });
  await api.call(globex, 'POST', '/v1/tokens', { clientName: 'gina' });
});
afterAll(() => api.stop());

const readCall = async (callSid: string, who = acme) => (await api.call<Call>(who, 'GET', `/v1/calls/${callSid}`)).body;

describe('an outgoing call', () => {
  test('to the practice line hears a voice and a tone, and rings nobody', async () => {
    const call = { ...aCallForm(), To: 'cordboard:practice' };
    const { text } = await api.webhook(acme, 'outgoing', call);
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toContain('<Dial');
    const [, toneUrl = ''] = /<Play loop="2">([^<]+)</.exec(text) ?? [];
    const tone = await api.inject({ method: 'GET', url: new URL(toneUrl).pathname });
    expect([tone.status, tone.headers['content-type']]).toEqual([200, 'audio/wav']);
    expect(tone.text.slice(0, 4)).toBe('RIFF');
    expect(await readCall(call.CallSid)).toMatchObject({ to: 'cordboard:practice', refusal: null });
  });

  test('to a number is dialled with the tenant’s caller ID, and written down', async () => {
    const call = aCallForm();
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
    const call = aCallForm({ To: 'bob' });
    const { text } = await api.webhook(acme, 'outgoing', call);
    expect(text).toContain('<Identity>bob</Identity>');
    expect(text).toContain(`<Parameter name="callSid" value="${call.CallSid}"/>`);
    for (const clientName of ['alice', 'bob']) {
      const { text: list } = await api.call(acme, 'GET', `/v1/calls?clientName=${clientName}`);
      expect(list).toContain(call.CallSid);
    }
  });

  test('to another tenant’s client is refused, in speech and in the log', async () => {
    const call = aCallForm({ To: 'client:gina' });
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
    expect((await api.webhook(acme, 'outgoing', aCallForm({ From: 'client:leaver' }))).text).toContain('<Dial');
    await api.call(acme, 'DELETE', `/v1/clients/${body.id}`);
    expect((await api.webhook(acme, 'outgoing', aCallForm({ From: 'client:leaver' }))).text).toContain(
      'not registered any more',
    );
  });

  test('with a reserved field twice is refused: a page could have added the second', async () => {
    const url = `/twilio/${acme.tenantId}/voice/outgoing`;
    const { default: twilio } = await import('twilio');
    const params = { ...aCallForm(), AccountSid: acme.account.accountSid, From: ['client:alice', 'client:bob'] };
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
      const call = aCallForm({ To: to });
      const { status, text } = await api.webhook(acme, 'outgoing', call);
      expect([status, XMLValidator.validate(text)]).toEqual([200, true]);
      expect(text).not.toContain('<Dial');
      expect((await readCall(call.CallSid)).refusal).not.toBeNull();
    },
  );
});
