import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import { FirstTenant } from './first-tenant.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const password = 'a fine long password';
const body = (url: string) => ({
  token: new URL(url).hash.slice(1),
  name: 'First Company',
  country: 'GB',
  email: 'First@Example.com',
  password,
});
const prepare = async () => (await api.app.get(FirstTenant).prepare()) ?? '';
const complete = (url: string, changes: object = {}) =>
  api.call(undefined, 'POST', '/v1/first-tenant', { ...body(url), ...changes });

test('a fresh deployment’s link makes one tenant and its owner, once, and is offered never again', async () => {
  const first = await prepare();
  expect(first).toMatch(/^https:\/\/voice\.example\.com\/console\/welcome#cbw_/);
  const late = await prepare();
  api.clock.advance(24 * 3600);
  expect((await complete(late)).status).toBe(410);
  const link = await prepare();
  expect((await complete(first)).status).toBe(410);
  for (const [field, wrong] of [
    ['password', 'password1234'],
    ['country', 'XX'],
    ['name', ''],
    ['email', 'first'],
  ] as const) {
    expect(await complete(link, { [field]: wrong })).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  }
  const answers = await Promise.all(Array.from({ length: 4 }, () => complete(link)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410]);
  const signedIn = await api.signIn({ email: 'first@example.com', password });
  expect([signedIn.status, signedIn.body]).toMatchObject([
    201,
    { admin: { role: 'owner' }, tenant: { name: 'First Company', country: 'GB' } },
  ]);
  expect(await api.app.get(FirstTenant).prepare()).toBeUndefined();
  const rows = await api.database.query('select from tenants');
  expect(rows).toHaveLength(1);
});

test('only the hash of the link is kept, and an operator is reason enough for none', async () => {
  const other = await TestApi.start();
  const link = await other.app.get(FirstTenant).prepare();
  const stored = JSON.stringify([
    await other.database.query('select l::text as row from first_tenant_links l'),
    other.logLines,
  ]);
  expect(stored).not.toContain(link?.split('#')[1]);
  await other.createOperator();
  expect(await other.app.get(FirstTenant).prepare()).toBeUndefined();
  await other.stop();
});
