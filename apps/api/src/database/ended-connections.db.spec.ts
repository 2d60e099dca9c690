import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
});
afterAll(() => api.stop());

test('when the server has ended every connection, the next requests are served all the same', async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all(Array.from({ length: 10 }, () => api.call(tenant, 'GET', '/v1/calls')));
    await api.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'cordboard-api'`,
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.call(tenant, 'GET', '/v1/calls')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  }
});
