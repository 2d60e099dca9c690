import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OperatorMe, RecoveryCodes, SecondFactorSetUp } from '@cordboard/contracts';
import { createOperator } from '../operations/create-operator.js';
import { codeOf } from '../testing/authenticator-app.js';
import { TestApi, type TestAdmin } from '../testing/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(() => api.clock.advance(61));

const signIn = ({ email, password }: Pick<TestAdmin, 'email' | 'password'>) =>
  api.signIn({ email, password }, {}, '/v1/operator/sessions');
const accept = (url: string, password: string) =>
  api.call(undefined, 'POST', '/v1/operator/accept', { token: new URL(url).hash.slice(1), password });

describe('an operator', () => {
  test('is made by the command, chooses a password by its link, once, and signs in', async () => {
    const made = await createOperator(api.database.environment, 'Olga@Example.com');
    expect(made).toEqual({
      email: 'olga@example.com',
      url: expect.stringMatching(/^https:\/\/voice\.example\.com\/console\/operator\/accept#cbl_/),
      expiresAt: expect.any(String),
    });
    expect((await signIn({ email: made.email, password: '' })).status).toBe(400);
    expect((await signIn({ email: made.email, password: 'undefined' })).status).toBe(401);
    const password = 'a fine long password';
    const answers = await Promise.all(Array.from({ length: 3 }, () => accept(made.url, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410]);
    const signedIn = await signIn({ email: 'OLGA@example.com', password });
    const body = {
      operator: {
        id: expect.any(String),
        email: 'olga@example.com',
        secondFactor: { isOn: false, isRequired: false, recoveryCodesLeft: 0 },
      },
      sessionExpiresAt: expect.any(String),
    };
    expect([signedIn.status, signedIn.body]).toEqual([201, body]);
    expect((await api.call<OperatorMe>(signedIn, 'GET', '/v1/operator/me')).body).toEqual(body);
  });

  test('is no admin: neither their password nor their session opens a tenant', async () => {
    const tenant = await api.createTenant();
    const operator = await api.createOperator();
    expect((await api.signIn({ email: operator.email, password: operator.password })).status).toBe(401);
    for (const path of ['/v1/me', '/v1/calls', '/v1/twilio-config', '/v1/api-keys']) {
      expect(await api.call(operator, 'GET', path)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    }
    const admin = await api.createAdmin(tenant, 'owner');
    expect((await signIn(admin)).status).toBe(401);
    expect((await api.call(admin, 'GET', '/v1/operator/tenants')).status).toBe(403);
  });

  test('has sessions like an admin’s: listed, renewed, ended by hand and by a replaced token', async () => {
    const operator = await api.createOperator();
    const other = await signIn(operator);
    const sessions = await api.call<{ data: { id: string; isCurrent: boolean }[] }>(operator, 'GET', '/v1/sessions');
    expect(sessions.body.data.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    const elsewhere = sessions.body.data.find(({ isCurrent }) => !isCurrent)?.id ?? '';
    expect((await api.call(operator, 'DELETE', `/v1/sessions/${elsewhere}`)).status).toBe(204);
    expect((await api.call(other, 'GET', '/v1/operator/me')).status).toBe(401);
    api.clock.advance(16 * 60);
    const renewed = await api.call(operator, 'GET', '/v1/operator/me');
    const cookie = String(renewed.headers['set-cookie']).split(';')[0] ?? '';
    expect(cookie).toMatch(/^__Host-cordboard=cbo_/);
    api.clock.advance(31);
    expect((await api.call(operator, 'GET', '/v1/operator/me')).status).toBe(401);
    expect((await api.call({ cookie }, 'GET', '/v1/operator/me')).status).toBe(401);
  });

  test('has a second factor like an admin’s, and begins anew by a link of the command', async () => {
    const operator = await api.createOperator();
    const begun = await api.call<SecondFactorSetUp>(operator, 'POST', '/v1/me/second-factor', {
      password: operator.password,
    });
    const { secret } = begun.body;
    const code = codeOf(secret, api.clock.now());
    const confirmed = await api.call<RecoveryCodes>(operator, 'POST', '/v1/me/second-factor/confirm', { code });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    const challenged = await signIn(operator);
    expect([challenged.status, challenged.cookie]).toEqual([202, '']);
    const answer = (url: string, given: string) =>
      api.signIn({ challenge: challenged.body['challenge'], code: given }, {}, url);
    // An operator's challenge is no admin's.
    expect((await answer('/v1/sessions/second-factor', confirmed.body.recoveryCodes[0] ?? '')).status).toBe(401);
    expect((await answer('/v1/operator/sessions/second-factor', code)).status).toBe(401);
    expect((await answer('/v1/operator/sessions/second-factor', confirmed.body.recoveryCodes[0] ?? '')).status).toBe(
      201,
    );
    const again = await createOperator(api.database.environment, operator.email);
    expect((await signIn(operator)).status).toBe(202);
    expect((await accept(again.url, 'another fine password')).status).toBe(201);
    expect((await api.call(operator, 'GET', '/v1/operator/me')).status).toBe(401);
    expect((await signIn({ ...operator, password: 'another fine password' })).status).toBe(201);
  });

  test('is guessed at no more than ten times a minute, and not from elsewhere', async () => {
    const operator = await api.createOperator();
    api.clock.advance(61);
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push((await signIn({ ...operator, password: `guess ${n}` })).status);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    api.clock.advance(61);
    const foreign = await api.signIn(operator, { origin: 'https://evil.example.com' }, '/v1/operator/sessions');
    expect(foreign.status).toBe(400);
    const { email, password } = operator;
    const known = await api.signIn(
      { email, password },
      { origin: 'https://evil.example.com' },
      '/v1/operator/sessions',
    );
    expect([known.status, known.body['code']]).toEqual([403, 'auth.origin_refused']);
  });
});

test('a link that is old, another’s or no link is refused', async () => {
  const { url } = await createOperator(api.database.environment, 'late@example.com');
  await api.database.query(`update operators set link_expires_at = $1 where email = 'late@example.com'`, [
    api.clock.now(),
  ]);
  for (const token of [new URL(url).hash.slice(1), 'x', `cbl_${'0'.repeat(32)}_${'0'.repeat(32)}_00000000`]) {
    const answer = await accept(`https://x.example/#${token}`, 'a fine long password');
    expect([token, answer]).toMatchObject([token, { status: 410, body: { code: 'operator_link.invalid' } }]);
  }
});
