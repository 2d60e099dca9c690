import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
