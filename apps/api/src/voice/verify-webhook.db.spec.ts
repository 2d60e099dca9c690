import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
});
afterAll(() => api.stop());

const kinds = ['outgoing', 'incoming', 'status', 'dial-ended'];
const countEvents = async () => (await api.database.query('select from call_events')).length;

describe('only what the tenant’s account signed counts', () => {
  test.each(kinds)('a forged %s webhook is refused and leaves nothing behind', async (kind) => {
    const before = await countEvents();
    const forged = await api.webhook(acme, kind, aCallForm(), 'not-the-auth-token');
    expect([forged.status, forged.body]).toMatchObject([403, { code: 'webhook.signature_invalid' }]);
    const url = `/twilio/${acme.tenantId}/voice/${kind}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await api.inject({ method: 'POST', url, headers, payload: 'CallSid=x' })).status).toBe(403);
    expect((await api.inject({ method: 'POST', url, payload: {} })).status).toBe(403);
    expect((await api.webhook(acme, kind, aCallForm(), globex.account.authToken)).status).toBe(403);
    expect(await countEvents()).toBe(before);
  });

  test('a signature for another tenant’s address, or for another account, is refused', async () => {
    const own = aCallForm({ AccountSid: globex.account.accountSid });
    expect((await api.webhook(acme, 'outgoing', own)).status).toBe(403);
  });

  test.each(['0196f3a2-7b1c-7d7e-8f00-0123456789ab', 'nonsense', '%2e%2e'])(
    'for the tenant %p there is nothing',
    async (tenantId) => {
      const answer = await api.webhook({ ...acme, tenantId: tenantId as never }, 'outgoing', aCallForm());
      expect(answer.status).toBe(404);
    },
  );

  test('fields with awkward names do not break a genuine signature', async () => {
    const fields = { 'a[b]': '1', 'a[]': '2', __proto__x: '3', é: '😀', '': 'x', empty: '' };
    expect((await api.webhook(acme, 'outgoing', { ...aCallForm(), ...fields })).status).toBe(200);
  });
});
