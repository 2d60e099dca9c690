import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ApiKey, ApiKeyList, CreatedApiKey, Problem } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication } from '../application.js';
import { aCallForm } from '../testing/call-form.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

/** Where everything is prepared, and where it is tried: a node with limits. */
let api: TestApi;
let limited: NestFastifyApplication;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  limited = await createApplication(
    { ...api.database.environment, requestsPerMinute: { perKey: 5, perSession: 6, perAddress: 4 } },
    pino({ level: 'silent' }),
    { clock: api.clock },
  );
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant);
});
afterAll(async () => {
  await limited.close();
  await api.stop();
});

let lastAddress = 0;
/** One that nobody has used. */
const anAddress = () => `198.51.100.${++lastAddress}`;

interface Request {
  method?: 'GET' | 'POST' | 'PATCH';
  url?: string;
  headers?: Record<string, string>;
  payload?: string | object;
}

/** From an address of its own, unless a header says which. */
async function ask({ url = '/v1/clients', headers = {}, ...request }: Request) {
  const answer = await limited.inject({ url, headers: { 'x-forwarded-for': anAddress(), ...headers }, ...request });
  const body: Partial<Problem> = /json/.test(String(answer.headers['content-type'])) ? answer.json() : {};
  return { status: answer.statusCode, headers: answer.headers, body };
}
const withKey = (key: string, headers: Record<string, string> = {}) =>
  ask({ headers: { authorization: `Bearer ${key}`, ...headers } });

/** How many get through, and what is said to the first that does not. */
async function exhaust(request: () => ReturnType<typeof ask>) {
  for (let through = 0; through < 20; through++) {
    const answer = await request();
    if (answer.status === 429) return { through, refused: answer };
  }
  throw new Error('After 20 requests there is no end yet');
}

const createKey = async (body: object = {}) =>
  (await api.call<CreatedApiKey>(admin, 'POST', '/v1/api-keys', { name: 'CRM', ...body })).body;

describe('an API key', () => {
  test('is told with every answer how much it may still ask, and when it is enough', async () => {
    const { key } = await createKey();
    expect((await withKey(key)).headers).toMatchObject({
      'ratelimit-policy': '"api-key";q=5;w=60',
      ratelimit: expect.stringMatching(/^"api-key";r=4;t=(60|59)$/),
    });
    const { through, refused } = await exhaust(() => withKey(key));
    expect(through).toBe(4);
    expect(refused.body).toMatchObject({
      code: 'request.rate_limited',
      remedy: expect.stringMatching(/^Wait \d+ seconds\..*raise the limit of this key/),
    });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers['ratelimit']).toBe(`"api-key";r=0;t=${seconds}`);
  });

  test('is counted by itself: not with its address, and not with other keys', async () => {
    const [one, other] = [await createKey(), await createKey()];
    const headers = { 'x-forwarded-for': anAddress() };
    await exhaust(() => ask({ headers }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => withKey(one.key, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect((await withKey(one.key, headers)).status).toBe(429);
    expect((await withKey(other.key, headers)).status).toBe(200);
  });

  test('has the limit that an admin gives it, and the usual one again when that is taken back', async () => {
    const { key, id, version } = await createKey({ requestsPerMinute: 2 });
    expect((await exhaust(() => withKey(key))).through).toBe(2);
    let seen = version;
    const change = async (requestsPerMinute: number | null) => {
      const headers = { 'if-match': `"${seen}"` };
      const answer = await api.call<ApiKey>(admin, 'PATCH', `/v1/api-keys/${id}`, { requestsPerMinute }, headers);
      seen = answer.body.version;
      return answer;
    };
    expect((await change(1_000)).body).toMatchObject({ id, requestsPerMinute: 1_000 });
    api.clock.advance(5);
    expect((await withKey(key)).headers['ratelimit-policy']).toBe('"api-key";q=1000;w=60');
    expect((await change(null)).body.requestsPerMinute).toBeNull();
    api.clock.advance(5);
    expect((await withKey(key)).headers['ratelimit-policy']).toBe('"api-key";q=5;w=60');
    expect((await change(0)).status).toBe(400);
    const listed = await limited.inject({ url: '/v1/api-keys', headers: { cookie: admin.cookie } });
    expect(listed.json<ApiKeyList>().defaultRequestsPerMinute).toBe(5);
  });
});

test('nobody is told to wait for hours because the machine’s clock was put back', async () => {
  const { key } = await createKey();
  await exhaust(() => withKey(key));
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 18_000_000);
  const { status, headers } = await withKey(key);
  clock.mockRestore();
  expect([status, headers['retry-after'], headers['ratelimit']]).toEqual([429, '60', '"api-key";r=0;t=60']);
});

describe('a session', () => {
  test('of an admin is counted by itself', async () => {
    const { cookie } = await api.createAdmin(tenant);
    expect((await exhaust(() => ask({ headers: { cookie } }))).through).toBe(6);
    expect((await ask({ headers: { cookie: admin.cookie } })).status).toBe(200);
  });

  test('of a softphone is counted by itself', async () => {
    await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
    const { apiKey: token } = await signInSoftphone(api, tenant, 'alice');
    const headers = { authorization: `Bearer ${token}` };
    expect((await exhaust(() => ask({ url: '/v1/embed-sessions/current', headers }))).through).toBe(6);
  });
});

describe('whoever does not prove who they are is counted by address', () => {
  const noKey = `Bearer cb_test_${'0'.repeat(32)}_${'0'.repeat(32)}_000000`;
  const unproven: [string, () => Promise<Request>][] = [
    ['on what is open to everybody', async () => ({ url: '/openapi.json' })],
    ['without credentials', async () => ({})],
    ['with a key that was never made', async () => ({ headers: { authorization: noKey } })],
    ['with a cookie of nobody', async () => ({ headers: { cookie: '__Host-cordboard=nobody' } })],
    ['as a webhook without a signature', async () => ({ ...unsigned(), method: 'POST' })],
    ['as a webhook with a wrong signature', async () => api.webhookRequest(tenant, 'outgoing', aCallForm(), 'wrong')],
    ['as the webhook for failures without a signature', async () => ({ ...unsigned('fallback'), method: 'POST' })],
    ['at an address that cannot be decoded', async () => ({ url: '/v1/clients/%E0%A4%A' })],
    ['where there is nothing', async () => ({ url: '/v1/nothing' })],
    ['with a body that cannot be read', async () => withBody('{')],
    ['with a body of another media type', async () => withBody('<x/>', 'application/xml')],
    ['with a body that is too large', async () => withBody(JSON.stringify('x'.repeat(70_000)))],
  ];
  const unsigned = (kind = 'outgoing') => {
    const { url, headers, payload } = api.webhookRequest(tenant, kind, aCallForm());
    return { url, payload, headers: { 'content-type': headers['content-type'] } };
  };

  /** The key is good, and nobody has looked at it when the body is refused. */
  const withBody = (payload: string, type = 'application/json'): Request => {
    const headers = { authorization: `Bearer ${tenant.apiKey}`, 'content-type': type };
    return { method: 'POST', headers, payload };
  };

  test.each(unproven)('%s', async (_, make) => {
    const address = { 'x-forwarded-for': anAddress() };
    const { through, refused } = await exhaust(async () => {
      const request = await make();
      return ask({ ...request, headers: { ...request.headers, ...address } });
    });
    expect(through).toBe(4);
    expect(refused.headers['ratelimit-policy']).toBe('"address";q=4;w=60');
  });

  test('and by the network, of which an address of IPv6 is one of many', async () => {
    let last = 0;
    const neighbours = () => ask({ url: '/openapi.json', headers: { 'x-forwarded-for': `2001:db8:1:2::${++last}` } });
    expect((await exhaust(neighbours)).through).toBe(4);
  });
});

test('what Twilio signs is not counted, however much it is and from wherever', async () => {
  const address = { 'x-forwarded-for': anAddress() };
  await exhaust(() => ask({ headers: address }));
  for (let count = 0; count < 10; count++) {
    const { headers, ...request } = api.webhookRequest(tenant, 'status', aCallForm());
    const answer = await ask({ ...request, headers: { ...headers, ...address } });
    expect([answer.status, answer.headers['ratelimit']]).toEqual([200, undefined]);
  }
});

test('the webhook for failures is not counted where a signature comes with it, right or wrong: nothing is looked up', async () => {
  const address = { 'x-forwarded-for': anAddress() };
  await exhaust(() => ask({ headers: address }));
  for (const sign of ['wrong', tenant.account.authToken]) {
    for (let count = 0; count < 5; count++) {
      const { headers, ...request } = api.webhookRequest(tenant, 'fallback', aCallForm(), sign);
      const answer = await ask({ ...request, headers: { ...headers, ...address } });
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    }
  }
});

test('files have a count of their own, ten times as much, and an answer that is kept for others says nothing of it', async () => {
  const headers = { 'x-forwarded-for': anAddress() };
  const file = () => limited.inject({ url: '/docs/assets/swagger-ui.css', headers });
  for (let count = 0; count < 40; count++) {
    const { statusCode, headers: told } = await file();
    expect([statusCode, told['ratelimit'], told['ratelimit-policy']]).toEqual([200, undefined, undefined]);
  }
  const refused = await file();
  expect([refused.statusCode, refused.json<Problem>().code]).toEqual([429, 'request.rate_limited']);
  expect(refused.headers).toMatchObject({
    'ratelimit-policy': '"files";q=40;w=60',
    'retry-after': expect.stringMatching(/^\d+$/),
  });
  expect((await ask({ url: '/openapi.json', headers })).status).toBe(200);
});

test('the OpenAPI document says so of every operation', async () => {
  const { body: document } = await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json');
  const silent = operationsOf(document).filter(({ operation: { responses, security } }) => {
    const isFromTwilio = security.some((scheme) => 'twilioSignature' in scheme);
    const answers = Object.entries(responses).filter(([status]) =>
      isFromTwilio ? status === '429' : /^2|^429/.test(status),
    );
    return (
      !responses['429'] || answers.some(([, { headers }]) => !headers?.['RateLimit'] || !headers['RateLimit-Policy'])
    );
  });
  expect(silent.map(({ operation }) => operation.operationId)).toEqual([]);
});
