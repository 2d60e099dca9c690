import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { TokenLedger } from '../capabilities/token-ledger.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { aCallForm } from '../testing/call-form.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url), true);
  tenant = await api.createTenant();
  for (const clientName of ['alice', 'bob']) await api.call(tenant, 'POST', '/v1/tokens', { clientName });
  // Only then can they be called.
  await api.app.get(TokenLedger, { strict: false }).flush();
});
afterEach(async () => {
  line.mend();
  while (!(await api.app.get(TenantDatabase, { strict: false }).isThere()));
});
afterAll(async () => {
  await api.stop();
  line.close();
});

async function ask(kind: string) {
  // It is Bob who calls, so that Alice is free to be called.
  const CordboardTokenId = (await api.createTokenId(tenant, 'client:bob')) ?? '';
  const request = api.webhookRequest(tenant, kind, aCallForm({ From: 'client:bob', CordboardTokenId }));
  return async () => {
    const { status, headers, text } = await api.inject(request);
    expect([kind, status, headers['content-type'], XMLValidator.validate(text)]).toEqual([kind, 200, 'text/xml; charset=utf-8', true]); // prettier-ignore
    return text;
  };
}

test.each([
  ['outgoing', '<Dial'],
  ['incoming', '<Dial'],
  ['status', '<Response/>'],
  ['dial-ended', '<Hangup/>'],
])('%s asks the database so rarely that it may take a twentieth of a second for each answer', async (kind, said) => {
  const asking = await ask(kind);
  const before = line.answers;
  expect(await asking()).toContain(said);
  // As many as the deadline of 4.5 s has room for. They are counted, because a busy machine is slow by itself.
  expect(line.answers - before).toBeLessThan(90);
});

test('where it takes longer than a call can wait, the caller hears that it cannot be', async () => {
  const asking = await ask('outgoing');
  line.slow(1_000);
  const waits = api.deadline.begins();
  const answering = asking();
  await waits;
  api.deadline.passNow();
  expect(await answering).toMatch(/<Say>We are sorry.*<\/Say><Hangup\/>/);
});
