import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
});
afterAll(() => api.stop());

const readCall = async (callSid: string, who = acme) => (await api.call<Call>(who, 'GET', `/v1/calls/${callSid}`)).body;

describe('an incoming call', () => {
  const fromOutside = (fields = {}) => aCallForm({ From: '+14155559999', To: '+14155550100', ...fields });
  let own: TestTenant;
  beforeEach(async () => {
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
    const busy = aCallForm({ From: 'client:dana' });
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
    expect((await api.webhook(acme, 'dial-ended', aCallForm(fields))).text).toContain(expected);
  });
});
