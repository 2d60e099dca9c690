import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@cordboard/contracts';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { TestApi } from '../testing/test-api.js';
import { Departure } from './departure.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('health', () => {
  test('is live and serves, but is not ready, once the process is about to end', async () => {
    const leaving = await createApplication(api.database.environment, createLogger('silent'));
    const status = async (url: string) => (await leaving.inject({ method: 'GET', url })).statusCode;
    expect(await status('/health/ready')).toBe(200);
    leaving.get(Departure).announce();
    expect([await status('/health/ready'), await status('/health/live'), await status('/openapi.json')]).toEqual([
      503, 200, 200,
    ]);
    await leaving.close();
  });

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
