import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConsoleSessionList } from '@cordboard/contracts';
import { cookieOf, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let ann: TestAdmin;
let cookie: string;

const minute = 60;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  ann = await api.createAdmin(tenant, 'admin');
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.advance(13 * 60 * minute);
  cookie = await signIn();
});

const signIn = async () => (await api.signIn({ email: ann.email, password: ann.password }, { 'user-agent': firefox })).cookie; // prettier-ignore
const use = (of: string) => api.call({ cookie: of }, 'GET', '/v1/me');
const ended = { status: 401, body: { code: 'auth.session_expired' } };

describe('a console session', () => {
  test('ends when it was not used for half an hour', async () => {
    api.clock.advance(29 * minute);
    cookie = cookieOf(await use(cookie));
    api.clock.advance(29 * minute);
    cookie = cookieOf(await use(cookie));
    api.clock.advance(30 * minute);
    expect(await use(cookie)).toMatchObject(ended);
  });

  test('ends twelve hours after the sign-in, however much it is used', async () => {
    for (let quarters = 1; quarters < 48; quarters++) {
      api.clock.advance(15 * minute);
      const answer = await use(cookie);
      expect([quarters, answer.status]).toEqual([quarters, 200]);
      cookie = cookieOf(answer) || cookie;
    }
    api.clock.advance(15 * minute);
    expect(await use(cookie)).toMatchObject(ended);
  });

  test('gets a new token after a quarter of an hour, one for all requests that come at once', async () => {
    api.clock.advance(14 * minute);
    expect(cookieOf(await use(cookie))).toBe('');
    api.clock.advance(minute);
    const answers = await Promise.all(Array.from({ length: 8 }, () => use(cookie)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const renewed = answers.map(cookieOf).filter((set) => set !== '');
    expect(renewed).toHaveLength(1);
    expect(renewed[0]).not.toBe(cookie);
    expect((await use(renewed[0] ?? '')).status).toBe(200);
  });

  test('ends for everybody when a replaced token comes back', async () => {
    api.clock.advance(15 * minute);
    const renewed = cookieOf(await use(cookie));
    api.clock.advance(29);
    expect((await use(cookie)).status).toBe(200);
    api.clock.advance(2);
    expect(await use(cookie)).toMatchObject(ended);
    expect(await use(renewed)).toMatchObject(ended);
  });

  test('does not end another session of the same admin by that', async () => {
    const second = await signIn();
    api.clock.advance(15 * minute);
    await use(cookie);
    const other = cookieOf(await use(second));
    api.clock.advance(minute);
    expect(await use(cookie)).toMatchObject(ended);
    expect((await use(other)).status).toBe(200);
  });

  test('is listed with its device and its last use, and can be ended from another one', async () => {
    const second = await signIn();
    api.clock.advance(5 * minute);
    await use(second);
    const { body } = await api.call<ConsoleSessionList>({ cookie }, 'GET', '/v1/sessions');
    const now = api.clock.now().toISOString();
    expect(body.data).toEqual([
      expect.objectContaining({ isCurrent: false, device: 'Firefox on Linux', lastUsedAt: now }),
      expect.objectContaining({ isCurrent: true, device: 'Firefox on Linux', lastUsedAt: now }),
    ]);
    const { id } = body.data[0] ?? { id: '' };
    expect((await api.call({ cookie }, 'DELETE', `/v1/sessions/${id}`)).status).toBe(204);
    expect(await use(second)).toMatchObject(ended);
    expect((await use(cookie)).status).toBe(200);
    expect(await api.call({ cookie }, 'DELETE', `/v1/sessions/${id}`)).toMatchObject({ status: 404 });
  });

  test('ends when another one is begun in the same browser, and not when a sign-in there fails', async () => {
    const { email, password } = ann;
    await api.signIn({ email, password: 'not the password' }, { cookie });
    expect((await use(cookie)).status).toBe(200);
    const next = (await api.signIn({ email, password }, { cookie })).cookie;
    expect(await use(cookie)).toMatchObject(ended);
    expect((await use(next)).status).toBe(200);
    expect((await api.signIn({ email, password }, { cookie: '__Host-cordboard=nonsense' })).status).toBe(201);
  });

  test('ends by signing out, and the browser forgets it', async () => {
    const answer = await api.call({ cookie }, 'DELETE', '/v1/sessions/current');
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await use(cookie)).toMatchObject(ended);
  });

  test('is not another admin’s to see or to end', async () => {
    const bob = await api.createAdmin(tenant, 'owner');
    const mine = await api.call<ConsoleSessionList>({ cookie }, 'GET', '/v1/sessions');
    const theirs = await api.call<ConsoleSessionList>(bob, 'GET', '/v1/sessions');
    expect(theirs.body.data).toHaveLength(1);
    const answer = await api.call(bob, 'DELETE', `/v1/sessions/${mine.body.data[0]?.id}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'session.not_found' } });
    expect((await use(cookie)).status).toBe(200);
  });

  test('is no Bearer credential, and an API key is no cookie', async () => {
    const token = cookie.split('=')[1] ?? '';
    expect(await api.call({ apiKey: token }, 'GET', '/v1/me')).toMatchObject({
      body: { code: 'auth.credentials_invalid' },
    });
    expect(await use(`__Host-cordboard=${tenant.apiKey}`)).toMatchObject(ended);
    expect(await use('__Host-cordboard=nonsense')).toMatchObject(ended);
    expect(await use('cordboard=x')).toMatchObject({ status: 401, body: { code: 'auth.credentials_missing' } });
  });
});

describe('a write with the cookie', () => {
  test.each([
    undefined,
    'https://evil.example.com',
    'http://voice.example.com',
    'https://voice.example.com:8443',
    'null',
  ])('and the Origin %s is refused, and does nothing', async (origin) => {
    for (const [method, url, payload] of [
      ['POST', '/v1/clients', { name: 'mallory' }],
      ['PUT', '/v1/twilio-config', tenant.account],
      ['DELETE', '/v1/sessions/current', undefined],
    ] as const) {
      const answer = await api.inject({
        method,
        url,
        headers: { cookie, ...(origin !== undefined && { origin }) },
        ...(payload && { payload }),
      });
      expect([url, answer]).toMatchObject([url, { status: 403, body: { code: 'auth.origin_refused' } }]);
    }
    expect((await use(cookie)).status).toBe(200);
  });

  test('from our own page works', async () => {
    const answer = await api.call({ cookie }, 'POST', '/v1/clients', { name: 'newcomer' });
    expect(answer.status).toBe(201);
  });
});
