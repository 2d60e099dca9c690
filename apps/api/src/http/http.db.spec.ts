import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problem, type Client, type Problem } from '@cordboard/contracts';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
interface Operation {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;
let document: Document;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant();
  globex = await api.createTenant({ name: 'Globex' });
  document = (await api.call<Document>(undefined, 'GET', '/openapi.json')).body;
});
afterAll(() => api.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase() as Method, operation })),
  );
const isForApiKeys = ({ operation }: { operation: Operation }) =>
  operation.security.some((scheme) => 'apiKey' in scheme);

describe('every failure is a problem with a code, a sentence and a request id', () => {
  const json = { 'content-type': 'application/json' };
  test.each<
    [string, number, string, { method?: Method; url?: string; headers?: Record<string, string>; payload?: string }]
  >([
    ['an address where nothing is', 404, 'route.not_found', { url: '/v1/nothing' }],
    ['a method that is not there', 404, 'route.not_found', { method: 'DELETE', url: '/v1/tokens' }],
    ['an address that cannot be decoded', 400, 'request.invalid', { method: 'GET', url: '/v1/calls/%ff' }],
    ['no credentials', 401, 'auth.credentials_missing', { method: 'GET', url: '/v1/calls' }],
    ['a body that is no JSON', 400, 'request.malformed_json', { headers: json, payload: '{"a":' }],
    ['an empty body', 400, 'request.malformed_json', { headers: json, payload: '' }],
    [
      'a body that would poison a prototype',
      400,
      'request.malformed_json',
      { headers: json, payload: '{"__proto__":{"a":1}}' },
    ],
    [
      'a form',
      415,
      'request.unsupported_media_type',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' },
    ],
    ['XML', 415, 'request.unsupported_media_type', { headers: { 'content-type': 'text/xml' }, payload: '<a/>' }],
    [
      'a body that is too large',
      413,
      'request.too_large',
      { headers: json, payload: JSON.stringify({ a: 'x'.repeat(70_000) }) },
    ],
    ['a list in place of an object', 400, 'request.invalid', { headers: json, payload: '[]' }],
    [
      'a text that no database holds',
      400,
      'request.invalid',
      { url: '/v1/clients', headers: json, payload: '{"name":"nul","displayName":"a\\u0000b"}' },
    ],
  ])('%s', async (name, status, code, { method = 'POST', url = '/v1/tokens', headers = {}, payload }) => {
    const authorization: Record<string, string> =
      name === 'no credentials' ? {} : { authorization: `Bearer ${acme.apiKey}` };
    const answer = await api.inject<Problem>({ method, url, headers: { ...authorization, ...headers }, payload });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(problem.parse(answer.body)).toMatchObject({ status, requestId: answer.headers['x-request-id'] });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body.detail).toMatch(/^[A-Z a-z].{10,}/);
    expect(answer.text).not.toMatch(/ at .*\.js|node_modules/);
  });

  test.each([
    '',
    'Basic abc',
    'Bearer',
    'Bearer x',
    `Bearer cb_test_${'0'.repeat(32)}_${'0'.repeat(32)}_00000000`,
    'Bearer \u00e9',
  ])('the Authorization header %p', async (authorization) => {
    const { status, body, headers } = await api.inject<Problem>({
      method: 'GET',
      url: '/v1/calls',
      headers: { authorization },
    });
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(body.code).toMatch(/^auth\.credentials_(missing|invalid)$/);
  });

  test('bytes that are no HTTP', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.write('GARBAGE\r\n\r\n');
    let answer = '';
    for await (const text of socket) answer += text;
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*content-type: application\/problem\+json/s);
    expect(problem.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? ''))).toMatchObject({ code: 'request.invalid' });
  });

  test('an unknown field is refused by name', async () => {
    const { status, body } = await api.call<Problem>(acme, 'POST', '/v1/tokens', {
      clientName: 'alice',
      ttl: 60,
      outgoing: { a: 1 },
    });
    expect([status, body.errors]).toEqual([400, expect.arrayContaining([{ field: 'ttl', message: 'Unknown field' }])]);
  });
});

describe('another tenant cannot', () => {
  /** A request of each operation that would work, naming things of the first tenant. */
  const requests: Record<
    string,
    (owned: { client: Client; callSid: string }) => { path?: object; body?: object; query?: string }
  > = {
    putTwilioConfig: () => ({ body: globex.account }),
    getTwilioConfig: () => ({}),
    registerClient: () => ({ body: { name: 'newcomer' } }),
    listClients: () => ({}),
    deleteClient: ({ client }) => ({ path: { id: client.id } }),
    issueToken: ({ client }) => ({ body: { clientName: client.name } }),
    createEmbedSession: ({ client }) => ({ body: { clientName: client.name, origin: 'https://crm.example.com' } }),
    listCalls: ({ client }) => ({ query: `?clientName=${client.name}` }),
    getCall: ({ callSid }) => ({ path: { callSid } }),
  };

  test('reach or change anything of the first, through any operation of the document', async () => {
    const { body: client } = await api.call<Client>(acme, 'POST', '/v1/clients', {
      name: 'secret_name',
      displayName: 'Secret Person',
    });
    const callSid = aSid('CA');
    await api.webhook(acme, 'outgoing', { CallSid: callSid, From: 'client:secret_name', To: '+14155550142' });
    const tables = [
      'tenants',
      'twilio_configs',
      'clients',
      'client_name_claims',
      'api_keys',
      'embed_sessions',
      'calls',
      'call_events',
      'call_clients',
    ];
    const snapshot = async () =>
      Promise.all(tables.map((table) => api.database.query(`select t::text from ${table} t where ${table === 'tenants' ? 'id' : 'tenant_id'} = $1 order by 1`, [acme.tenantId]))); // prettier-ignore
    const before = await snapshot();
    expect(before.flat().length).toBeGreaterThan(6);

    for (const { path, method, operation } of operations().filter(isForApiKeys)) {
      const request = requests[operation.operationId]?.({ client, callSid });
      // A new operation has to say here how it would be called.
      expect([operation.operationId, request]).toEqual([operation.operationId, expect.anything()]);
      const url = Object.entries(request?.path ?? {}).reduce(
        (filled, [name, value]) => filled.replace(`{${name}}`, value),
        path,
      );
      const { text } = await api.call(globex, method, url + (request?.query ?? ''), request?.body);
      for (const theirs of [acme.tenantId, acme.account.accountSid, client.id, 'Secret Person', 'client:secret_name']) {
        expect([operation.operationId, text]).not.toEqual([
          operation.operationId,
          expect.stringContaining(theirs === client.id ? `"id":"${theirs}"` : theirs),
        ]);
      }
    }
    expect(await snapshot()).toEqual(before);
  });
});

describe('the OpenAPI document', () => {
  test('knows every route that the server has', () => {
    const routes = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }) as string;
    const documented = new Set(Object.keys(document.paths));
    expect(document.openapi).toBe('3.1.0');
    for (const path of [
      '/v1/twilio-config',
      '/v1/clients',
      '/v1/clients/{id}',
      '/v1/tokens',
      '/v1/embed-sessions',
      '/v1/embed-sessions/redeem',
      '/v1/calls',
      '/v1/calls/{callSid}',
      '/health/live',
      '/health/ready',
      '/openapi.json',
      ...['outgoing', 'incoming', 'status', 'dial-ended'].map((kind) => `/twilio/{tenantId}/voice/${kind}`),
    ]) {
      // prettier-ignore
      expect([path, documented.has(path)]).toEqual([path, true]);
    }
    expect(routes).toContain('redeem');
    expect(documented.size).toBe(15);
  });

  test('gives each operation its security, its parameters, its body and its errors', () => {
    const issueToken = document.paths['/v1/tokens']?.['post'];
    expect(issueToken).toMatchObject({
      security: [{ apiKey: [] }, { session: [] }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/IssueToken' } } },
      },
    });
    expect(Object.keys(issueToken?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '500',
      '503',
    ]);
    expect(document.paths['/v1/calls']?.['get']?.parameters.map(({ name }) => name)).toEqual([
      'limit',
      'cursor',
      'clientName',
    ]);
    expect(document.paths['/v1/calls/{callSid}']?.['get']?.parameters).toMatchObject([
      { name: 'callSid', in: 'path', required: true },
    ]);
    expect(document.paths['/twilio/{tenantId}/voice/status']?.['post']).toMatchObject({
      security: [{ twilioSignature: [] }],
      parameters: [{ name: 'tenantId', in: 'path', required: true }],
    });
  });

  test('has no reference that leads nowhere, and unique operation ids', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
    const dangling = references.filter((ref) => !document.components.schemas[ref.replace('#/components/schemas/', '')]);
    expect(references.length).toBeGreaterThan(40);
    expect(dangling).toEqual([]);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is shown by a page that asks no other host', async () => {
    const docs = await api.inject({ method: 'GET', url: '/docs' });
    expect([docs.status, docs.text]).toEqual([200, expect.stringContaining('swagger-ui')]);
    const sources = [...docs.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
    for (const url of sources) expect([url, (await api.inject({ method: 'GET', url })).status]).toEqual([url, 200]);
  });
});

describe('health', () => {
  test('is live and ready with every migration, and not ready without one', async () => {
    expect((await api.inject({ method: 'GET', url: '/health/live' })).body).toEqual({ status: 'ok' });
    expect((await api.inject({ method: 'GET', url: '/health/ready' })).status).toBe(200);
    await api.database.query(`update migrations set name = 'x' where name like 'Calls%'`);
    const { status, body } = await api.inject<Problem>({ method: 'GET', url: '/health/ready' });
    expect([status, body.code, body.detail]).toEqual([503, 'server.unavailable', expect.stringContaining('Calls')]);
    await api.database.query(`update migrations set name = 'Calls0000000000007' where name = 'x'`);
    expect((await api.inject({ method: 'GET', url: '/health/ready' })).status).toBe(200);
  });
});
