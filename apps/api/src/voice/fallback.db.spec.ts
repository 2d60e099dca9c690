import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aCallForm } from '../testing/call-form.js';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

test('a call that could not be connected ends with a sentence, whatever of ours does not work', async () => {
  const answer = await api.inject({
    method: 'POST',
    url: '/twilio/of-no-tenant/voice/fallback',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'CallSid=CA1&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fvoice.example.com',
  });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(answer.text).toMatch(/<Response><Say>We are sorry.*<\/Say><Hangup\/><\/Response>/);
});

test('what fails for a reason that nobody thought of is answered in TwiML, never in HTML or JSON, and works again after', async () => {
  const tenant = await api.createTenant();
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  const ask = (kind: string) => api.webhook(tenant, kind, aCallForm());
  await api.database.query('alter table call_events rename to elsewhere');
  for (const [kind, expected] of [
    ['outgoing', [200, /<Response><Say>We are sorry.*<\/Say><Hangup\/><\/Response>/]],
    ['incoming', [200, /<Response><Say>We are sorry.*<\/Say><Hangup\/><\/Response>/]],
    ['status', [503, /<Response\/>/]],
    ['dial-ended', [200, /<Response><Hangup\/><\/Response>/]],
  ] as const) {
    const { status, headers, text } = await ask(kind);
    expect([kind, status, headers['content-type']]).toEqual([kind, expected[0], 'text/xml; charset=utf-8']);
    expect(text).toMatch(expected[1]);
    expect(text).not.toContain('call_events');
  }
  await api.database.query('alter table elsewhere rename to call_events');
  expect((await ask('outgoing')).text).toContain('<Dial');
});
