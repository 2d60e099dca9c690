import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EmbedSession, SetUp } from '@cordboard/contracts';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

test('a company is told step by step how far it is, and that it can call as soon as it can', async () => {
  const tenant = await api.createTenant({ connected: false });
  const progress = async () => (await api.call<SetUp>(tenant, 'GET', '/v1/set-up')).body;
  expect(await progress()).toEqual({ done: [], canCall: false });

  await api.connect(tenant, { applicationSid: null, callerId: null, authToken: undefined });
  expect(await progress()).toEqual({ done: [], canCall: false });
  await api.connect(tenant, { applicationSid: null, callerId: null });
  expect(await progress()).toEqual({ done: ['credentials'], canCall: false });
  await api.connect(tenant);
  expect(await progress()).toEqual({ done: ['credentials', 'application', 'caller-id'], canCall: false });

  await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
  expect(await progress()).toEqual({ done: ['credentials', 'application', 'caller-id', 'reps'], canCall: true });

  const launch = { clientName: 'alice', origin: 'https://crm.example.com' };
  const { body } = await api.call<EmbedSession>(tenant, 'POST', '/v1/embed-sessions', launch);
  expect((await progress()).done).not.toContain('embed');
  await api.call(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket: new URL(body.url).hash.slice(1) });
  expect((await progress()).done).toContain('embed');
});
