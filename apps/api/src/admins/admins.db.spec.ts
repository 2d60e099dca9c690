import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AdminList } from '@cordboard/contracts';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant, 'owner', 'owner@example.com');
});
afterAll(() => api.stop());

const list = async () => (await api.call<AdminList>(owner, 'GET', '/v1/admins')).body.data;
const idOf = async ({ email }: TestAdmin) => (await list()).find((admin) => admin.email === email)?.id;
const remove = async (by: TestAdmin, whom: TestAdmin) => api.call(by, 'DELETE', `/v1/admins/${await idOf(whom)}`);

describe('an admin who is removed', () => {
  test('is in no list, has no session, and cannot sign in', async () => {
    const leaver = await api.createAdmin(tenant, 'supervisor', 'leaver@example.com');
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        email: leaver.email,
        role: 'supervisor',
        hasSecondFactor: false,
        createdAt: api.clock.now().toISOString(),
      },
      expect.objectContaining({ email: owner.email, role: 'owner' }),
    ]);
    const id = await idOf(leaver);
    expect((await remove(owner, leaver)).status).toBe(204);
    expect((await list()).map(({ email }) => email)).toEqual([owner.email]);
    expect(await api.call(leaver, 'GET', '/v1/me')).toMatchObject({
      status: 401,
      body: { code: 'auth.session_expired' },
    });
    expect((await api.signIn({ email: leaver.email, password: leaver.password })).status).toBe(401);
    expect(await api.call(owner, 'DELETE', `/v1/admins/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'admin.not_found' },
    });
  });

  test('is never the last owner, not when two owners remove each other at once either', async () => {
    expect(await remove(owner, owner)).toMatchObject({ status: 409, body: { code: 'admin.last_owner' } });
    const second = await api.createAdmin(tenant, 'owner');
    const [mine, theirs] = [await idOf(owner), await idOf(second)];
    const answers = await Promise.all([
      api.call(owner, 'DELETE', `/v1/admins/${theirs}`),
      api.call(second, 'DELETE', `/v1/admins/${mine}`),
    ]);
    // Who comes second is refused as the last owner, or by then has no session any more.
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const [row] = await api.database.query<{ count: string }>(`select count(*) from admins where role = 'owner'`);
    expect(row?.count).toBe('1');
  });
});
