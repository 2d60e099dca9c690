import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problem, type Problem } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let api: TestApi;
let acme: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
});
afterAll(() => api.stop());

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
    expect([status, body.errors]).toEqual([
      400,
      expect.arrayContaining([{ field: 'ttl', code: 'unknown', message: 'Unknown field' }]),
    ]);
  });
});
