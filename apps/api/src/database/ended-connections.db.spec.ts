import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { EntityManager } from 'typeorm';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { TenantDatabase } from './tenant-database.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;
let database: TenantDatabase;
beforeAll(async () => {
  // A busy machine is no outage here.
  api = await TestApi.start({ DATABASE_PATIENCE_SECONDS: '20' }, (url) => line.lead(url));
  tenant = await api.createTenant();
  database = api.app.get(TenantDatabase, { strict: false });
});
afterAll(async () => {
  await api.stop();
  line.close();
});

const name = (to: string) => (manager: EntityManager) =>
  manager.query('update tenants set name = $2 where id = $1', [tenant.tenantId, to]);
const presentName = async () =>
  (await api.database.query<{ name: string }>('select name from tenants where id = $1', [tenant.tenantId]))[0]?.name;

/** The server ends this connection, and it is known here, while no query is under way. */
async function endConnection(manager: EntityManager): Promise<void> {
  const ended = once(await manager.queryRunner?.connect(), 'end');
  const [backend] = await manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
  await api.database.query('select pg_terminate_backend($1)', [backend?.pid]);
  await ended;
}

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

test('a transaction whose connection ends between two queries is made once more', async () => {
  let runs = 0;
  await database.inTenant(tenant.tenantId, async (manager) => {
    runs += 1;
    if (runs === 1) await endConnection(manager);
    await name('Between')(manager);
  });
  expect([runs, await presentName()]).toEqual([2, 'Between']);
});

test('so is one whose connection ends after its last query, before its commit', async () => {
  let runs = 0;
  await database.inTenant(tenant.tenantId, async (manager) => {
    runs += 1;
    await name(`Run ${runs}`)(manager);
    if (runs === 1) await endConnection(manager);
  });
  expect([runs, await presentName()]).toEqual([2, 'Run 2']);
});

test('one that only reads is made once more when it breaks at its commit, too', async () => {
  line.breakAt('COMMIT');
  expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(200);
});

test('one that writes is not, since nobody knows whether it has committed', async () => {
  let runs = 0;
  line.breakAt('COMMIT');
  const write = database.inTenant(tenant.tenantId, (manager) => {
    runs += 1;
    return name('Committed')(manager);
  });
  await expect(write).rejects.toThrow('Connection terminated');
  expect(runs).toBe(1);
});

test('one that says that it only reads cannot write', async () => {
  const write = database.readTenant(tenant.tenantId, name('Never'));
  await expect(write).rejects.toThrow('read-only transaction');
  expect(await presentName()).not.toBe('Never');
});

test('a whole pool of connections that break as soon as they are used is no outage', async () => {
  line.breakAt('START TRANSACTION', 10);
  expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(200);
  line.breakAt('START TRANSACTION', Infinity);
  expect([(await api.call(tenant, 'GET', '/v1/calls')).status, database.isAway]).toEqual([503, false]);
  line.breakAt('START TRANSACTION', 0);
});
