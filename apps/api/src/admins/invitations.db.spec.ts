import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AcceptedInvitation, Invitation } from '@cordboard/contracts';
import { inviteAdmin } from '../operations/invite-admin.js';
import { createTenant } from '../operations/create-tenant.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let owner: TestAdmin;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant({ name: 'Acme' });
  owner = await api.createAdmin(tenant, 'owner');
  admin = await api.createAdmin(tenant, 'admin');
});
afterAll(() => api.stop());

const password = 'a long enough password';
const invite = (by: TestAdmin, email: string, role: string) =>
  api.call<Invitation>(by, 'POST', '/v1/invitations', { email, role });
const tokenIn = ({ url }: { url: string }) => new URL(url).hash.slice(1);
const accept = (token: string, chosen = password) =>
  api.call<AcceptedInvitation>(undefined, 'POST', '/v1/invitations/accept', { token, password: chosen });

describe('an invitation', () => {
  test('is a link to the console that makes an admin with a password of their own, once', async () => {
    const { body: invitation, status } = await invite(admin, 'New@Example.com', 'supervisor');
    expect([status, invitation.url]).toEqual([
      201,
      expect.stringMatching(/^https:\/\/voice\.example\.com\/console\/invitation#cbi_/),
    ]);
    const token = tokenIn(invitation);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 410, 410, 410, 410]);
    const accepted = answers.find((answer) => answer.status === 201);
    expect(accepted?.body).toEqual({ email: 'new@example.com', role: 'supervisor', tenantName: 'Acme' });
    const signedIn = await api.signIn({ email: 'new@example.com', password });
    expect([signedIn.status, signedIn.body['admin']]).toMatchObject([201, { role: 'supervisor' }]);
    expect(await accept(token)).toMatchObject({ status: 410, body: { code: 'invitation.invalid' } });
  });

  test('is good for seven days', async () => {
    const [soon, late] = [await invite(owner, 'soon@example.com', 'admin'), await invite(owner, 'late@example.com', 'admin')]; // prettier-ignore
    api.clock.advance(7 * 24 * 3600 - 1);
    expect((await accept(tokenIn(soon.body))).status).toBe(201);
    api.clock.advance(1);
    expect((await accept(tokenIn(late.body))).status).toBe(410);
    owner = { ...owner, cookie: (await api.signIn({ email: owner.email, password: owner.password })).cookie };
    admin = { ...admin, cookie: (await api.signIn({ email: admin.email, password: admin.password })).cookie };
  });

  test('with a bad password is not spent, and the field says why', async () => {
    const token = tokenIn((await invite(owner, 'careful@example.com', 'admin')).body);
    for (const bad of ['short', 'password1234', 'Careful@example.com']) {
      const answer = await accept(token, bad);
      expect([bad, answer]).toMatchObject([bad, { status: 400, body: { errors: [{ field: 'password' }] } }]);
    }
    expect((await accept(token)).status).toBe(201);
  });

  test('by an admin makes no owner, and takes over nobody’s account', async () => {
    expect(await invite(admin, 'boss@example.com', 'owner')).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden' },
    });
    expect((await invite(owner, 'boss@example.com', 'owner')).status).toBe(201);
    expect(await invite(admin, owner.email.toUpperCase(), 'admin')).toMatchObject({ status: 409, body: { code: 'admin.email_taken' } }); // prettier-ignore
    const early = tokenIn((await invite(admin, 'race@example.com', 'supervisor')).body);
    await api.createAdmin(tenant, 'owner', 'race@example.com');
    expect((await accept(early)).status).toBe(410);
  });

  test('by the operator gives an admin who forgot theirs a new password, and ends their sessions', async () => {
    const lost = await api.createAdmin(tenant, 'admin');
    const again = await inviteAdmin(api.database.environment, tenant.tenantId, {
      email: lost.email,
      role: 'supervisor',
    });
    expect((await accept(tokenIn(again), 'another fine password')).status).toBe(201);
    expect((await api.call(lost, 'GET', '/v1/me')).status).toBe(401);
    expect((await api.signIn({ email: lost.email, password: lost.password })).status).toBe(401);
    const signedIn = await api.signIn({ email: lost.email, password: 'another fine password' });
    expect(signedIn.body['admin']).toMatchObject({ role: 'supervisor' });
  });

  test('that never was, or is no invitation, is refused', async () => {
    for (const token of ['x', tenant.apiKey, `cbi_${'0'.repeat(32)}_${'0'.repeat(32)}_00000000`]) {
      expect([token, (await accept(token)).status]).toEqual([token, 410]);
    }
  });

  test('makes a tenant’s first owner', async () => {
    const { invitation } = await createTenant(api.database.environment, {
      name: 'Fresh',
      country: 'US',
      ownerEmail: 'first@fresh.example',
    });
    const accepted = await accept(tokenIn(invitation ?? { url: '' }));
    expect(accepted.body).toEqual({ email: 'first@fresh.example', role: 'owner', tenantName: 'Fresh' });
  });
});
