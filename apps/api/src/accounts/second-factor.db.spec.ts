import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Me, RecoveryCodes, SecondFactorSetUp, SignInChallenge } from '@cordboard/contracts';
import { codeOf } from '../testing/authenticator-app.js';
import { cookieOf, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
});
afterAll(() => api.stop());
// The next code, and the next ten tries.
beforeEach(() => api.clock.advance(61));

interface Protected extends TestAdmin {
  secret: string;
  recoveryCodes: string[];
}

const begin = (admin: TestAdmin, password = admin.password) =>
  api.call<SecondFactorSetUp>(admin, 'POST', '/v1/me/second-factor', { password });
const confirm = (admin: TestAdmin, code: string) =>
  api.call<RecoveryCodes>(admin, 'POST', '/v1/me/second-factor/confirm', { code });
const codeNow = (secret: string) => codeOf(secret, api.clock.now());

async function anAdminWithApp(role: 'owner' | 'supervisor' = 'supervisor'): Promise<Protected> {
  const admin = await api.createAdmin(tenant, role);
  const { secret } = (await begin(admin)).body;
  const { recoveryCodes } = (await confirm(admin, codeNow(secret))).body;
  api.clock.advance(61);
  return { ...admin, secret, recoveryCodes };
}

async function challengeFor({ email, password }: TestAdmin): Promise<string> {
  const answer = await api.signIn({ email, password });
  expect([answer.status, answer.cookie]).toEqual([202, '']);
  return (answer.body as unknown as SignInChallenge).challenge;
}

async function answer(challenge: string, code: string, origin = 'https://voice.example.com') {
  const answered = await api.inject<Me & { code?: string }>({
    method: 'POST',
    url: '/v1/sessions/second-factor',
    headers: { origin },
    payload: { challenge, code },
  });
  return { ...answered, cookie: cookieOf(answered) };
}

describe('setting up a second factor', () => {
  test('takes the password, then a code of the app; and ends sessions that were begun without', async () => {
    const admin = await api.createAdmin(tenant, 'supervisor');
    const elsewhere = await api.signIn({ email: admin.email, password: admin.password });
    expect(await begin(admin, 'not the password')).toMatchObject({
      status: 403,
      body: { code: 'account.password_wrong' },
    });
    const { body: setUp } = await begin(admin);
    expect(setUp.uri).toContain(`secret=${setUp.secret}`);
    expect(await confirm(admin, '000000')).toMatchObject({ status: 403, body: { code: 'account.code_wrong' } });
    expect((await api.signIn({ email: admin.email, password: admin.password })).status).toBe(201);
    const { body, status } = await confirm(admin, codeNow(setUp.secret));
    expect([status, new Set(body.recoveryCodes).size]).toEqual([201, 10]);
    expect(body.recoveryCodes[0]).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/);
    const me = await api.call<Me>(admin, 'GET', '/v1/me');
    expect(me.body.admin.secondFactor).toEqual({ isOn: true, isRequired: false, recoveryCodesLeft: 10 });
    expect((await api.call(elsewhere, 'GET', '/v1/me')).status).toBe(401);
    expect(await begin(admin)).toMatchObject({ status: 409, body: { code: 'second_factor.on_already' } });
  });

  test('cannot be confirmed before it was begun', async () => {
    const admin = await api.createAdmin(tenant, 'supervisor');
    expect(await confirm(admin, '123456')).toMatchObject({ status: 409, body: { code: 'second_factor.not_begun' } });
  });
});

describe('signing in with a second factor', () => {
  test('asks for a code after the password, and begins the session with it', async () => {
    const admin = await anAdminWithApp();
    const { status, body, cookie } = await answer(await challengeFor(admin), codeNow(admin.secret));
    expect([status, body.admin.email]).toEqual([201, admin.email]);
    expect((await api.call({ cookie }, 'GET', '/v1/me')).status).toBe(200);
  });

  test('takes each code once: of ten who come with the same one at the same time, one gets in', async () => {
    const admin = await anAdminWithApp();
    const challenge = await challengeFor(admin);
    const code = codeNow(admin.secret);
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer(challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 401)]);
    expect(await answer(await challengeFor(admin), code)).toMatchObject({ status: 429 });
  });

  test('takes each recovery code once, however it is written, and counts those that are left', async () => {
    const admin = await anAdminWithApp();
    const [first = '', second = ''] = admin.recoveryCodes;
    const { cookie } = await answer(await challengeFor(admin), ` ${first.toUpperCase().replaceAll('-', ' ')} `);
    const me = await api.call<Me>({ cookie }, 'GET', '/v1/me');
    expect(me.body.admin.secondFactor.recoveryCodesLeft).toBe(9);
    expect(await answer(await challengeFor(admin), first)).toMatchObject({
      status: 401,
      body: { code: 'auth.code_invalid' },
    });
    expect((await answer(await challengeFor(admin), second)).status).toBe(201);
  });

  test('looks at ten codes in a minute, and at no more', async () => {
    const admin = await anAdminWithApp();
    const challenge = await challengeFor(admin);
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push(await answer(challenge, `00000${n % 10}`));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await answer(challenge, codeNow(admin.secret))).status).toBe(429);
  });

  test('does not open with a challenge that is old, changed, or of a password that was replaced', async () => {
    const admin = await anAdminWithApp('owner');
    const challenge = await challengeFor(admin);
    const refused = { status: 401, body: { code: 'auth.challenge_invalid' }, cookie: '' };
    const changed = challenge.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const other of ['', 'x', changed, challenge.slice(4)]) {
      expect([other, (await answer(other, codeNow(admin.secret))).status]).toEqual([other, other === '' ? 400 : 401]);
    }
    await api.call(admin, 'POST', '/v1/me/password', {
      currentPassword: admin.password,
      newPassword: 'another fine password',
    });
    expect(await answer(challenge, codeNow(admin.secret))).toMatchObject(refused);
    const late = await challengeFor({ ...admin, password: 'another fine password' });
    api.clock.advance(5 * 60);
    expect(await answer(late, codeNow(admin.secret))).toMatchObject(refused);
  });

  test('is refused to a foreign origin', async () => {
    const admin = await anAdminWithApp();
    const foreign = await answer(await challengeFor(admin), codeNow(admin.secret), 'https://evil.example.com');
    expect([foreign.status, foreign.cookie]).toEqual([403, '']);
  });
});

describe('whoever has a second factor', () => {
  test('switches it off, or makes new recovery codes, with password and code', async () => {
    const admin = await anAdminWithApp();
    const post = (what: string, password: string, code: string) =>
      api.call<RecoveryCodes>(admin, 'POST', `/v1/me/second-factor/${what}`, { password, code });
    expect((await post('switch-off', 'not the password', codeNow(admin.secret))).status).toBe(403);
    expect((await post('switch-off', admin.password, '000000')).status).toBe(403);
    const renewed = await post('recovery-codes', admin.password, codeNow(admin.secret));
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const [old = '', fresh = ''] = [admin.recoveryCodes[0], renewed.body.recoveryCodes[0]];
    expect((await answer(await challengeFor(admin), old)).status).toBe(401);
    expect((await post('switch-off', admin.password, fresh)).status).toBe(204);
    expect((await api.signIn({ email: admin.email, password: admin.password })).status).toBe(201);
    expect(await post('switch-off', admin.password, fresh)).toMatchObject({ body: { code: 'second_factor.not_on' } });
  });

  test('and loses it has it reset by an owner, which ends their sessions; nobody resets their own', async () => {
    const owner = await api.createAdmin(tenant, 'owner');
    const admin = await anAdminWithApp();
    const idOf = async (who: TestAdmin) => (await api.call<Me>(who, 'GET', '/v1/me')).body.admin.id;
    const [id, own] = [await idOf(admin), await idOf(owner)];
    expect((await api.call(admin, 'DELETE', `/v1/admins/${own}/second-factor`)).status).toBe(403);
    expect((await api.call(owner, 'DELETE', `/v1/admins/${own}/second-factor`)).status).toBe(403);
    expect((await api.call(owner, 'DELETE', `/v1/admins/${id}/second-factor`)).status).toBe(204);
    expect((await api.call(admin, 'GET', '/v1/me')).status).toBe(401);
    expect((await api.signIn({ email: admin.email, password: admin.password })).status).toBe(201);
    expect((await api.call(owner, 'DELETE', `/v1/admins/${id}/second-factor`)).status).toBe(409);
  });
});

describe('a company that requires a second factor', () => {
  test('lets who has none do nothing but set one up', async () => {
    const company = await api.createTenant();
    const owner = await api.createAdmin(company, 'owner');
    expect((await api.call(owner, 'PUT', '/v1/sign-in-policy', { requiresSecondFactor: true })).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/v1/calls'],
      ['GET', '/v1/admins'],
      ['PUT', '/v1/sign-in-policy'],
    ] as const) {
      const body = method === 'PUT' ? { requiresSecondFactor: false } : undefined;
      expect(await api.call(owner, method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'auth.second_factor_required' },
      });
    }
    const me = await api.call<Me>(owner, 'GET', '/v1/me');
    expect(me.body).toMatchObject({ mustSetUpSecondFactor: true, admin: { secondFactor: { isRequired: true } } });
    const { secret } = (await begin(owner)).body;
    await confirm(owner, codeNow(secret));
    expect((await api.call(owner, 'GET', '/v1/calls')).status).toBe(200);
    expect((await api.call(company, 'GET', '/v1/calls')).status).toBe(200);
  });
});

test('no secret, code or challenge is in the database or in the log', async () => {
  const admin = await anAdminWithApp();
  const challenge = await challengeFor(admin);
  await answer(challenge, admin.recoveryCodes[0] ?? '');
  const everything = JSON.stringify([api.logLines, await api.database.query('select admins::text as row from admins')]);
  for (const secret of [admin.secret, challenge, ...admin.recoveryCodes]) expect(everything).not.toContain(secret);
});

test('a sealed secret that is copied to another admin of the tenant opens nothing there', async () => {
  const [mallory, victim] = [await anAdminWithApp(), await anAdminWithApp()];
  await api.database.query(
    `update admins set totp_secret_sealed = (select totp_secret_sealed from admins where email = $1) where email = $2`,
    [mallory.email, victim.email],
  );
  expect((await answer(await challengeFor(victim), codeNow(mallory.secret))).status).toBe(500);
});
