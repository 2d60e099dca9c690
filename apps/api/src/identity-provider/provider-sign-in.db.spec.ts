import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  putIdentityProvider,
  type AuditPage,
  type IdentityProviderSettings,
  type Invitation,
  type Me,
  type SignInWay,
} from '@cordboard/contracts';
import { generateKeyPair } from 'jose';
import { RefusedSignIns } from '../sign-in/refused-sign-ins.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TestIdentityProvider } from '../testing/test-identity-provider.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;
let owner: TestAdmin;
let provider: TestIdentityProvider;

const callbackOf = ({ tenantId }: TestTenant) => `https://voice.example.com/v1/provider-sign-ins/${tenantId}/callback`;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
  owner = await api.createAdmin(acme, 'owner', 'owner@acme.example');
  provider = await TestIdentityProvider.start([callbackOf(acme), callbackOf(globex)]);
  await connect(owner, 'acme.example');
  await connect(await api.createAdmin(globex, 'owner', 'owner@globex.example'), 'globex.example');
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});
beforeEach(async () => {
  api.clock.advance(61);
  // A session ends when nobody uses it, and these tests may come in any order.
  owner = { ...owner, cookie: (await api.signIn({ email: owner.email, password: owner.password })).cookie };
});
afterEach(() => {
  provider.twist = undefined;
  provider.keepsIdTokensSmall = false;
});

interface Browser {
  cookie: string;
}

/** Saved, tried and switched on. */
async function connect(by: TestAdmin, domain: string, changes: object = {}): Promise<void> {
  const settings = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    domains: [domain],
    isOn: false,
    isRequired: false,
    admitsSupervisors: false,
  };
  expect((await api.call(by, 'PUT', '/v1/identity-provider', settings)).status).toBe(200);
  const trial = await api.call<{ url: string }>(by, 'POST', '/v1/identity-provider/try');
  provider.person = { email: `anybody@${domain}`, email_verified: true };
  const back = await comeBack(await provider.visit(trial.body.url), browserOf(trial));
  expect(back.location).toBe('https://voice.example.com/console/sign-in-settings?tried=yes');
  await change(by, { ...settings, isOn: true, ...changes });
}

async function change(by: TestAdmin, settings: object): Promise<void> {
  const { body } = await api.call<IdentityProviderSettings>(by, 'GET', '/v1/identity-provider');
  const answer = await api.call(
    ...([by, 'PUT', '/v1/identity-provider', { ...settings, clientSecret: undefined }] as const),
    { 'if-match': `"${body.provider?.version}"` },
  );
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
}

const browserOf = ({ headers }: { headers: Record<string, unknown> }): Browser => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
});

async function depart(email: string): Promise<{ url: string; browser: Browser }> {
  const answer = await api.inject<SignInWay>({
    method: 'POST',
    url: '/v1/provider-sign-ins',
    headers: { origin: 'https://voice.example.com' },
    payload: { email },
  });
  if (answer.body.kind !== 'provider') throw new Error(`No provider for ${email}: ${answer.text}`);
  return { url: answer.body.url, browser: browserOf(answer) };
}

async function comeBack(url: URL, browser?: Browser) {
  const answer = await api.inject({ method: 'GET', url: url.pathname + url.search, headers: { ...browser } });
  const cookies = [answer.headers['set-cookie']].flat().map(String);
  const session = cookies.find((cookie) => cookie.startsWith('__Host-cordboard='))?.split(';')[0];
  return { status: answer.status, location: answer.headers['location'], cookies, session };
}

/** The whole way, as this person. */
async function signIn(
  email: string,
  { email_verified }: { email_verified: boolean | undefined } = { email_verified: true },
) {
  const { url, browser } = await depart(email);
  provider.person = { email, email_verified };
  return comeBack(await provider.visit(url), browser);
}

const me = async (session: string | undefined) =>
  (await api.call<Me>({ cookie: session ?? '' }, 'GET', '/v1/me')).body.admin;
const refusedFor = (problem: string) => ({
  status: 303,
  location: `https://voice.example.com/console/?problem=${problem}`,
  session: undefined,
});

describe('who begins to sign in', () => {
  const way = (email: string) => api.call<SignInWay>({ cookie: '' }, 'POST', '/v1/provider-sign-ins', { email });

  test('is sent to the provider by the domain alone, whether there is such an account or not', async () => {
    const [known, unknown, other] = [await way('owner@ACME.example'), await way('nobody@acme.example'), await way('owner@x.example')]; // prettier-ignore
    expect([known.body.kind, unknown.body.kind, other.body]).toEqual(['provider', 'provider', { kind: 'password' }]);
    const cookie = String(known.headers['set-cookie']);
    expect(cookie).toMatch(
      /^__Host-cordboard-provider=[\w-]{43}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    const url = new URL(known.body.kind === 'provider' ? known.body.url : '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'cordboard',
      redirect_uri: callbackOf(acme),
      scope: 'openid email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^cbp_/),
    });
  });

  test('comes from a page of ours', async () => {
    const request = { method: 'POST' as const, url: '/v1/provider-sign-ins', payload: { email: 'owner@acme.example' } };
    for (const headers of [{}, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      expect((await api.inject({ ...request, headers })).status).toBe(403);
    }
  });
});

describe('whom the provider vouches for', () => {
  test('gets the session of the admin with that address, in a cookie of ours, and the other one is gone', async () => {
    const ann = await api.createAdmin(acme, 'admin', 'ann@acme.example');
    const back = await signIn('Ann@acme.example');
    expect([back.status, back.location]).toEqual([303, 'https://voice.example.com/console/']);
    expect(back.cookies).toEqual([
      expect.stringMatching(/^__Host-cordboard-provider=; Max-Age=0;/),
      expect.stringMatching(/^__Host-cordboard=cbc_\w+; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    ]);
    expect(await me(back.session)).toMatchObject({ email: ann.email, role: 'admin' });
  });

  test('is known from the userinfo endpoint, too, where the ID token has no address', async () => {
    provider.keepsIdTokensSmall = true;
    expect(await me((await signIn('owner@acme.example')).session)).toMatchObject({ role: 'owner' });
  });

  test('becomes what they were invited to be, without a password', async () => {
    const invited = await api.call<Invitation>(owner, 'POST', '/v1/invitations', {
      email: 'new@acme.example',
      role: 'admin',
    });
    expect(await me((await signIn('new@acme.example')).session)).toMatchObject({
      email: 'new@acme.example',
      role: 'admin',
      hasPassword: false,
    });
    const token = new URL(invited.body.url).hash.slice(1);
    const spent = await api.call(undefined, 'POST', '/v1/invitations/accept', {
      token,
      password: 'a fine long password',
    });
    expect(spent.status).toBe(410);
    const own = await signIn('new@acme.example');
    const change = { currentPassword: 'x', newPassword: 'a fine long password' };
    expect(await api.call({ cookie: own.session ?? '' }, 'POST', '/v1/me/password', change)).toMatchObject({
      body: { code: 'account.no_password' },
    });
  });

  test('and is not known is refused, or becomes a supervisor where the company wants that', async () => {
    expect(await signIn('stranger@acme.example')).toMatchObject(refusedFor('unknown'));
    const initech = await api.createTenant({ name: 'Initech' });
    const generous = await TestIdentityProvider.start([callbackOf(initech)]);
    const before = provider;
    provider = generous;
    const by = await api.createAdmin(initech, 'owner', 'owner@initech.example');
    await connect(by, 'initech.example', { admitsSupervisors: true });
    expect(await me((await signIn('stranger@initech.example')).session)).toMatchObject({ role: 'supervisor' });
    expect(await me((await signIn('stranger@initech.example')).session)).toMatchObject({ role: 'supervisor' });
    provider = before;
    await generous.stop();
  });

  test('needs no second factor of ours: the provider answers for that', async () => {
    await api.call(owner, 'PUT', '/v1/sign-in-policy', { requiresSecondFactor: true });
    const { session } = await signIn('owner@acme.example');
    const answer = await api.call({ cookie: session ?? '' }, 'PUT', '/v1/sign-in-policy', {
      requiresSecondFactor: false,
    });
    expect(answer.status).toBe(200);
  });
});

describe('is refused, and gets no session:', () => {
  test.each([
    ['an address that is not verified', false],
    ['an address of which nothing is said', undefined],
  ])('%s', async (_, email_verified) => {
    expect(await signIn('owner@acme.example', { email_verified })).toMatchObject(refusedFor('unverified'));
  });

  test('an address of another domain, even of an admin of this tenant', async () => {
    await api.createAdmin(acme, 'owner', 'boss@elsewhere.example');
    const { url, browser } = await depart('owner@acme.example');
    provider.person = { email: 'boss@elsewhere.example', email_verified: true };
    expect(await comeBack(await provider.visit(url), browser)).toMatchObject(refusedFor('wrong_domain'));
  });

  test('another state, none, or one of another kind', async () => {
    const { url, browser } = await depart('owner@acme.example');
    const back = await provider.visit(url);
    const { url: another } = await depart('owner@acme.example');
    for (const state of [
      '',
      'x',
      new URL(another).searchParams.get('state') ?? '',
      acme.apiKey,
      owner.cookie.split('=')[1] ?? '',
    ]) {
      const changed = new URL(back);
      changed.searchParams.set('state', state);
      expect([state, await comeBack(changed, browser)]).toMatchObject([state, refusedFor('expired')]);
    }
  });

  test('another browser than the one that began, or one that brings nothing', async () => {
    const { url } = await depart('owner@acme.example');
    const back = await provider.visit(url);
    const { browser: another } = await depart('owner@acme.example');
    for (const browser of [another, { cookie: '' }, { cookie: '__Host-cordboard-provider=x' }]) {
      expect([browser, await comeBack(back, browser)]).toMatchObject([browser, refusedFor('expired')]);
    }
  });

  test('the same arrival a second time', async () => {
    const { url, browser } = await depart('owner@acme.example');
    provider.person = { email: 'owner@acme.example', email_verified: true };
    const back = await provider.visit(url);
    const both = await Promise.all([comeBack(back, browser), comeBack(back, browser)]);
    expect(both.filter(({ session }) => session)).toHaveLength(1);
    expect(await comeBack(back, browser)).toMatchObject(refusedFor('expired'));
  });

  test('a code that was spent already, in an arrival of its own', async () => {
    const first = await depart('owner@acme.example');
    provider.person = { email: 'owner@acme.example', email_verified: true };
    const back = await provider.visit(first.url);
    await comeBack(back, first.browser);
    const second = await depart('owner@acme.example');
    const replayed = await provider.visit(second.url);
    replayed.searchParams.set('code', back.searchParams.get('code') ?? '');
    expect(await comeBack(replayed, second.browser)).toMatchObject(refusedFor('broken'));
  });

  test('an arrival after more than ten minutes', async () => {
    const { url, browser } = await depart('owner@acme.example');
    const back = await provider.visit(url);
    api.clock.advance(600);
    expect(await comeBack(back, browser)).toMatchObject(refusedFor('expired'));
  });

  test('another nonce, and another code verifier', async () => {
    for (const parameter of ['nonce', 'code_challenge']) {
      const { url, browser } = await depart('owner@acme.example');
      const changed = new URL(url);
      changed.searchParams.set(parameter, 'A'.repeat(43));
      provider.person = { email: 'owner@acme.example', email_verified: true };
      const back = await comeBack(await provider.visit(changed.href), browser);
      expect([parameter, back]).toMatchObject([parameter, refusedFor('broken')]);
    }
  });

  test.each<[string, NonNullable<TestIdentityProvider['twist']>]>([
    ['for another client', { claims: (claims) => ({ ...claims, aud: 'another-client' }) }],
    ['of another issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['that has expired', { claims: (claims) => ({ ...claims, iat: 1_000_000, exp: 1_000_600 }) }],
    ['without a nonce', { claims: (claims) => ({ ...claims, nonce: undefined }) }],
  ])('an ID token %s', async (_, twist) => {
    provider.twist = twist;
    expect(await signIn('owner@acme.example')).toMatchObject(refusedFor('broken'));
  });

  test('an ID token that somebody else signed', async () => {
    provider.twist = { key: (await generateKeyPair('RS256')).privateKey };
    expect(await signIn('owner@acme.example')).toMatchObject(refusedFor('broken'));
  });

  test('an arrival at another tenant’s callback', async () => {
    const { url, browser } = await depart('owner@acme.example');
    provider.person = { email: 'owner@acme.example', email_verified: true };
    const back = await provider.visit(url);
    const elsewhere = new URL(callbackOf(globex));
    elsewhere.search = back.search;
    expect(await comeBack(elsewhere, browser)).toMatchObject(refusedFor('expired'));
    // Nor with a state of that tenant's own: the code is of another redirect URI.
    const theirs = await depart('owner@globex.example');
    elsewhere.searchParams.set('state', new URL(theirs.url).searchParams.get('state') ?? '');
    expect(await comeBack(elsewhere, theirs.browser)).toMatchObject(refusedFor('broken'));
  });

  test('what the provider itself refuses', async () => {
    const { url, browser } = await depart('owner@acme.example');
    const back = new URL(callbackOf(acme));
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('iss', provider.issuer);
    back.searchParams.set('state', new URL(url).searchParams.get('state') ?? '');
    expect(await comeBack(back, browser)).toMatchObject(refusedFor('refused'));
  });

  test('anybody of a suspended company', async () => {
    const { url, browser } = await depart('owner@globex.example');
    provider.person = { email: 'owner@globex.example', email_verified: true };
    const back = await provider.visit(url);
    await api.database.query('update tenants set suspended_at = now() where id = $1', [globex.tenantId]);
    expect(await comeBack(back, browser)).toMatchObject(refusedFor('suspended'));
    await api.database.query('update tenants set suspended_at = null where id = $1', [globex.tenantId]);
  });
});

describe('the audit log', () => {
  const entries = async (query: string) => {
    await api.app.get(RefusedSignIns, { strict: false }).settle();
    return (await api.call<AuditPage>(acme, 'GET', `/v1/audit-log?${query}`)).body.data;
  };

  test('has who tried the provider, who signed in with it, and who was refused and why', async () => {
    const [tried] = await entries('action=identity_provider.tried&limit=1');
    expect(tried).toMatchObject({
      actor: { kind: 'admin', name: expect.any(String) },
      target: { name: provider.issuer },
    });
    await signIn('owner@acme.example');
    expect(await entries('limit=1')).toMatchObject([
      { action: 'session.begun', actor: { kind: 'admin', name: 'owner@acme.example' }, after: { means: 'provider' } },
    ]);
    await signIn('stranger@acme.example');
    expect(await entries('limit=1')).toMatchObject([
      {
        action: 'session.refused',
        actor: { kind: 'anonymous' },
        target: { kind: 'admin', id: null, name: 'stranger@acme.example' },
        after: { reason: 'provider.unknown' },
      },
    ]);
  });

  test('is not filled by whoever asks for the callback and never departed', async () => {
    const before = await entries('limit=1');
    const { pathname } = new URL(callbackOf(acme));
    for (const query of ['', '?state=x', '?error=access_denied&state=y']) {
      await api.inject({ method: 'GET', url: pathname + query });
    }
    expect(await entries('limit=1')).toEqual(before);
  });
});

describe('a provider that is required', () => {
  test('leaves passwords to owners, and to addresses of other domains', async () => {
    const admin = await api.createAdmin(acme, 'admin', 'required@acme.example');
    const guest = await api.createAdmin(acme, 'admin', 'guest@elsewhere.example');
    const { email, password } = admin;
    const { body } = await api.call<IdentityProviderSettings>(owner, 'GET', '/v1/identity-provider');
    const present = putIdentityProvider.strip().parse(body.provider && { ...body.provider, clientSecret: undefined });
    await change(owner, { ...present, isRequired: true });
    const refused = await api.signIn({ email, password });
    expect(refused).toMatchObject({ status: 403, body: { code: 'auth.provider_required' }, cookie: '' });
    expect((await api.signIn({ email, password: 'wrong' })).body['code']).toBe('auth.sign_in_failed');
    expect((await api.signIn({ email: owner.email, password: owner.password })).status).toBe(201);
    expect((await api.signIn({ email: guest.email, password: guest.password })).status).toBe(201);
    await change(owner, { ...present, isOn: false, isRequired: true });
    expect((await api.signIn({ email, password })).status).toBe(201);
    await change(owner, present);
  });

  test('counts as tried for an address of its domains alone', async () => {
    const trial = await api.call<{ url: string }>(owner, 'POST', '/v1/identity-provider/try');
    provider.person = { email: 'owner@elsewhere.example', email_verified: true };
    const back = await comeBack(await provider.visit(trial.body.url), browserOf(trial));
    expect(back.location).toBe('https://voice.example.com/console/sign-in-settings?problem=wrong_domain');
    expect(back.session).toBeUndefined();
  });
});

test('no code, token, state or secret of a provider is in the log', async () => {
  provider.twist = { claims: (claims) => ({ ...claims, nonce: undefined }) };
  await signIn('owner@acme.example');
  const log = api.logLines.join();
  expect(log).toContain('A provider sign-in failed');
  expect(log).not.toMatch(/eyJ|code=|state=|cbp_/);
  expect(log).not.toContain(provider.clientSecret);
});
