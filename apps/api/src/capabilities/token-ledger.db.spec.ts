import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { IssuedToken } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { TokenLedger } from './token-ledger.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
  tenant = await api.createTenant();
});
afterAll(async () => {
  await api.stop();
  line.close();
});

const issue = async () => (await api.call<IssuedToken>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).body;
const written = async (tokenId: string) =>
  (await api.database.query('select from issued_tokens where id = $1', [tokenId])).length;
const ledger = () => api.app.get(TokenLedger, { strict: false });

test('lines are kept while the database is away, and written once when it is back', async () => {
  await issue();
  await ledger().flush();
  line.cut();
  const { tokenId } = await issue();
  await ledger().flush();
  line.mend();
  await ledger().flush();
  await ledger().flush();
  expect(await written(tokenId)).toBe(1);
});

test('a graceful stop writes what is waiting', async () => {
  const other = await createApplication(api.database.environment, createLogger('silent'), { clock: api.clock });
  const answer = await other.inject({
    method: 'POST',
    url: '/v1/tokens',
    headers: { authorization: `Bearer ${tenant.apiKey}` },
    payload: { clientName: 'alice' },
  });
  const { tokenId } = answer.json<IssuedToken>();
  await other.close();
  expect(await written(tokenId)).toBe(1);
});

test('lines of a tenant that is no more do not keep others waiting', async () => {
  const gone = await api.createTenant();
  await api.call(gone, 'POST', '/v1/tokens', { clientName: 'bob' });
  await api.database.query('delete from tenants where id = $1', [gone.tenantId]);
  const { tokenId } = await issue();
  await ledger().flush();
  expect(await written(tokenId)).toBe(1);
});

test('lines that ran out a month ago are let go', async () => {
  const { tokenId } = await issue();
  await ledger().flush();
  api.clock.advance(32 * 86_400);
  await issue();
  await ledger().flush();
  expect(await written(tokenId)).toBe(0);
});
