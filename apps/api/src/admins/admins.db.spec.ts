import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Admin, AdminList, AdminRole, Me, Problem } from '@cordboard/contracts';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
});
beforeEach(async () => {
  tenant = await api.createTenant({ connected: false });
  owner = await api.createAdmin(tenant, 'owner');
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
        version: expect.any(String),
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
    const [row] = await api.database.query<{ count: string }>(
      `select count(*) from admins where role = 'owner' and tenant_id = $1`,
      [tenant.tenantId],
    );
    expect(row?.count).toBe('1');
  });
});

describe('an admin’s role', () => {
  const find = async (whom: TestAdmin) => (await list()).find(({ email }) => email === whom.email);
  const change = (by: TestAdmin, seen: Admin | undefined, role: AdminRole) =>
    api.call<Admin & Problem>(by, 'PATCH', `/v1/admins/${seen?.id}`, { role }, { 'if-match': `"${seen?.version}"` });

  test('is changed by an owner, and holds at once for whoever is signed in', async () => {
    const colleague = await api.createAdmin(tenant, 'supervisor');
    expect((await api.call(colleague, 'GET', '/v1/settings')).status).toBe(403);
    const seen = await find(colleague);
    const changed = await change(owner, seen, 'admin');
    expect([changed.status, changed.body]).toEqual([200, { ...seen, role: 'admin', version: changed.body.version }]);
    expect(changed.body.version).not.toBe(seen?.version);
    expect((await api.call(colleague, 'GET', '/v1/settings')).status).toBe(200);
    expect((await api.call<Me>(colleague, 'GET', '/v1/me')).body.admin.role).toBe('admin');
    expect((await change(colleague, changed.body, 'owner')).status).toBe(403);
  });

  test('that two owners change at once is changed by one, and the other is told what it is now', async () => {
    const second = await api.createAdmin(tenant, 'owner');
    const seen = await find(await api.createAdmin(tenant, 'supervisor'));
    const answers = await Promise.all([change(owner, seen, 'admin'), change(second, seen, 'owner')]);
    const [kept, refused] = answers.sort((a, b) => a.status - b.status);
    expect([kept?.status, refused?.status]).toEqual([200, 412]);
    expect(refused?.body).toMatchObject({ code: 'admin.changed_meanwhile', currentAdmin: kept?.body });
  });

  test('stays with the last owner, not when two owners step down at once either', async () => {
    const company = await api.createTenant({ connected: false });
    const [one, two] = [await api.createAdmin(company, 'owner'), await api.createAdmin(company, 'owner')];
    const { data } = (await api.call<AdminList>(one, 'GET', '/v1/admins')).body;
    const seenAs = (email: string) => data.find((admin) => admin.email === email);
    const answers = await Promise.all([
      change(one, seenAs(one.email), 'admin'),
      change(two, seenAs(two.email), 'admin'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('admin.last_owner');
  });
});
