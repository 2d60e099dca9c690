import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { resetPassword } from '../operations/reset-password.js';
import type { Me, ResetLink } from '@cordboard/contracts';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  owner = await api.createAdmin(tenant, 'owner');
});
afterAll(() => api.stop());
beforeEach(() => api.clock.advance(61));

const chosen = 'another fine password';
const signIn = ({ email }: TestAdmin, password: string) => api.signIn({ email, password });

describe('changing one’s own password', () => {
  const change = (admin: TestAdmin, currentPassword: string, newPassword = chosen) =>
    api.call(admin, 'POST', '/v1/me/password', { currentPassword, newPassword });

  test('takes the present one, keeps this session and ends the others', async () => {
    const admin = await api.createAdmin(tenant, 'supervisor');
    const elsewhere = await signIn(admin, admin.password);
    expect(await change(admin, 'not the password')).toMatchObject({
      status: 403,
      body: { code: 'account.password_wrong' },
    });
    expect((await change(admin, admin.password)).status).toBe(204);
    expect((await api.call(admin, 'GET', '/v1/me')).status).toBe(200);
    expect((await api.call(elsewhere, 'GET', '/v1/me')).status).toBe(401);
    expect([(await signIn(admin, admin.password)).status, (await signIn(admin, chosen)).status]).toEqual([401, 201]);
  });

  test('refuses a bad one by the name of its field, and the same again', async () => {
    for (const bad of ['short', 'password1234', owner.email, owner.password]) {
      const answer = await change(owner, owner.password, bad);
      expect([bad, answer]).toMatchObject([bad, { status: 400, body: { errors: [{ field: 'newPassword' }] } }]);
    }
  });

  test('is no way to guess it faster than by signing in', async () => {
    const admin = await api.createAdmin(tenant, 'supervisor');
    api.clock.advance(61);
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await signIn(admin, `guess ${n}`)).status);
    for (let n = 0; n < 6; n++) answers.push((await change(admin, `guess ${n}`)).status);
    expect(answers).toEqual([...[401, 401, 401, 401, 401, 401], ...[403, 403, 403, 403], ...[429, 429]]);
  });
});

describe('a reset link', () => {
  const accept = (url: string, password = chosen) =>
    api.call(undefined, 'POST', '/v1/invitations/accept', { token: new URL(url).hash.slice(1), password });
  const linkFor = async (admin: TestAdmin, by = owner) => {
    const me = await api.call<Me>(admin, 'GET', '/v1/me');
    return api.call<ResetLink>(by, 'POST', `/v1/admins/${me.body.admin.id}/reset-link`);
  };

  test('of an owner sets the password anew, once, leaves the role, and ends all sessions and other links', async () => {
    const admin = await api.createAdmin(tenant, 'supervisor');
    const [first, second] = [await linkFor(admin), await linkFor(admin)];
    expect([first.status, first.body]).toEqual([
      201,
      { email: admin.email, url: expect.stringContaining('/console/invitation#cbi_'), expiresAt: expect.any(String) },
    ]);
    expect((await api.call(admin, 'GET', '/v1/me')).status).toBe(200);
    expect((await accept(first.body.url)).status).toBe(201);
    expect((await api.call(admin, 'GET', '/v1/me')).status).toBe(401);
    expect((await signIn(admin, chosen)).body['admin']).toMatchObject({ role: 'supervisor' });
    for (const url of [first.body.url, second.body.url]) {
      expect(await accept(url)).toMatchObject({ status: 410, body: { code: 'invitation.invalid' } });
    }
  });

  test('is good for 24 hours, and made by owners alone', async () => {
    const admin = await api.createAdmin(tenant, 'admin');
    expect((await linkFor(admin, admin)).status).toBe(403);
    const { body } = await linkFor(admin);
    api.clock.advance(24 * 3600);
    expect((await accept(body.url)).status).toBe(410);
    owner = { ...owner, ...(await signIn(owner, owner.password)) };
  });

  test('of the operator’s command does the same, for an address that is an admin’s', async () => {
    const admin = await api.createAdmin(tenant, 'admin');
    const { environment } = api.database;
    const { url } = await resetPassword(environment, tenant.tenantId, admin.email.toUpperCase());
    expect((await accept(url)).status).toBe(201);
    expect((await signIn(admin, chosen)).status).toBe(201);
    await expect(resetPassword(environment, tenant.tenantId, 'nobody@example.com')).rejects.toThrow('no admin');
  });
});
