import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { aCallForm } from '../testing/call-form.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
  tenant = await api.createTenant();
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
});
afterEach(() => line.mend());
afterAll(async () => {
  await api.stop();
  line.close();
});

async function ask(kind: string) {
  const request = api.webhookRequest(tenant, kind, aCallForm({ CordboardTokenId: await tokenId() }));
  return async () => {
    const began = performance.now();
    const { status, headers, text } = await api.inject(request);
    expect([kind, status, headers['content-type'], XMLValidator.validate(text)]).toEqual([kind, 200, 'text/xml; charset=utf-8', true]); // prettier-ignore
    expect(performance.now() - began).toBeLessThan(5_000);
    return text;
  };
}
const tokenId = async () => (await api.createTokenId(tenant, 'client:alice')) ?? '';

describe('while each answer of the database takes', () => {
  test('a twentieth of a second, calls are connected all the same', async () => {
    const kinds = ['outgoing', 'incoming', 'status', 'dial-ended'];
    const asking = await Promise.all(kinds.map(ask));
    line.slow(50);
    const [outgoing, incoming, status, dialEnded] = await Promise.all(asking.map((each) => each()));
    expect([outgoing, incoming]).toEqual([expect.stringContaining('<Dial'), expect.stringContaining('<Dial')]);
    expect([status, dialEnded]).toEqual([expect.stringContaining('<Response/>'), expect.stringContaining('<Hangup/>')]);
  });

  test('a second, the caller hears within five that it cannot be', async () => {
    const asking = await ask('outgoing');
    line.slow(1_000);
    expect(await asking()).toMatch(/<Say>We are sorry.*<\/Say><Hangup\/>/);
  });
});
