import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestApi } from '../testing/test-api.js';

/** A CRM that says back what it was asked. */
const crm = createServer((request, response) => {
  let body = '';
  request.on('data', (data) => (body += data));
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ method: request.method, url: request.url, type: request.headers['content-type'], body }),
    );
  });
});
let api: TestApi;

beforeAll(async () => {
  crm.listen(0, '127.0.0.1');
  await once(crm, 'listening');
  api = await TestApi.start({ DEMO_CRM_URL: `http://127.0.0.1:${(crm.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await api.stop();
  crm.close();
});

test.each([
  ['application/json', '{"a": 1 }'],
  ['application/x-www-form-urlencoded', 'a=1&a=2'],
  ['text/plain', 'anything'],
])('the demo CRM gets bodies of %s as they came, with the address whole', async (type, payload) => {
  const url = '/crm/launch?rep=alice&x=%20';
  const { status, body } = await api.inject({ method: 'POST', url, headers: { 'content-type': type }, payload });
  expect([status, body]).toEqual([200, { method: 'POST', url, type, body: payload }]);
});

test('its pages are under their own policy, not under that of the API', async () => {
  const { headers } = await api.inject({ method: 'GET', url: '/crm/?rep=alice' });
  expect(headers['content-security-policy']).toBeUndefined();
});

test('the home page leads to it', async () => {
  expect((await api.inject({ method: 'GET', url: '/' })).text).toContain('href="/crm/"');
});
