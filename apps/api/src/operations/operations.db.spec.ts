import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TenantId } from '@cordboard/contracts';
import { createApplicationDataSource } from '../database/data-source.js';
import { refuseUnsafeRole } from '../database/role-safety.js';
import { bindToTenant } from '../database/tenant-database.js';
import { parseEnvironment, type Environment } from '../environment.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { addApiKey } from './add-api-key.js';
import { checkDrift } from './check-drift.js';
import { createTenant } from './create-tenant.js';
import { migrate } from './migrate.js';
import { verifyAudit, type VerifiedLog } from './verify-audit.js';
import { ownerUrlOf, withOwner } from './with-owner.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('migrate', () => {
  test('says that there is nothing to do when there is nothing to do', async () => {
    expect(await migrate(database.environment)).toContain('The schema is up to date.');
  });

  test('run twice at once on an empty database does everything once', async () => {
    const other = await createTestDatabase();
    await other.query('drop schema public cascade; create schema public');
    const both = await Promise.all([migrate(other.environment), migrate(other.environment)]);
    const ran = both.flat().filter((line) => line.startsWith('Ran'));
    expect(new Set(ran).size).toBe(ran.length);
    expect(await checkDrift(other.environment)).toEqual([]);
    await other.drop();
  });
});

test('an owner that is no superuser, as managed databases give one, can do all of it', async () => {
  const other = await createTestDatabase();
  const owner = `owner_of_${other.environment.databaseAppUrl.split('/').at(-1)}`;
  await other.query(`create role ${owner} login createrole password 'secret'`);
  const database = `managed_${owner}`;
  await other.query(`create database ${database} owner ${owner}`);
  const url = new URL(ownerUrlOf(other.environment));
  Object.assign(url, { username: owner, password: 'secret', pathname: `/${database}` });
  const environment = parseEnvironment({
    DATABASE_URL: url.href,
    CORDBOARD_MASTER_KEY: other.environment.masterKeys.local[0]?.toString('base64'),
  });
  expect(await migrate(environment)).toContain(`Made the role ${database}_app.`);
  const { tenantId } = await createTenant(environment, { name: 'Managed', country: 'US' });
  expect((await addApiKey(environment, { tenantId, name: 'Second' })).apiKey).toMatch(/^cb_test_/);
  expect(await checkDrift(environment)).toEqual([]);
  expect(await reachCheckSchedule(environment, tenantId)).toEqual([tenantId]);
  // Its audit log began with the migration, and goes on from there.
  await addApiKey(environment, { tenantId, name: 'Third' });
  const logs: VerifiedLog[] = [];
  await verifyAudit(environment, { tenantId }, (log) => logs.push(log));
  expect(logs).toMatchObject([{ verdict: { entries: 1, head: { sequence: 1 } } }]);
  const asApplication = await createApplicationDataSource(environment.databaseAppUrl).initialize();
  await refuseUnsafeRole(asApplication);
  await asApplication.destroy();
  await other.query(`drop database ${database} with (force)`);
  await other.query(`drop role ${database}_app, ${owner}`);
  await other.drop();
});

/** From the schema before Twilio was checked, with a connected tenant: who is checked once it is migrated? */
async function reachCheckSchedule(environment: Environment, tenantId: TenantId): Promise<string[]> {
  const inTenant = <Result>(sql: string, values: unknown[] = []) =>
    withOwner(environment, (dataSource) =>
      dataSource.transaction(async (manager) => {
        await bindToTenant(manager, tenantId);
        return manager.query<Result[]>(sql, values);
      }),
    );
  const exists = `select to_regclass('twilio_check_schedule') is not null as there`;
  while ((await inTenant<{ there: boolean }>(exists))[0]?.there) {
    await withOwner(environment, (dataSource) => dataSource.undoLastMigration());
  }
  await inTenant(
    `insert into twilio_configs (tenant_id, account_sid, api_key_sid, api_key_secret_sealed, api_key_secret_last_four,
      api_key_secret_updated_at, region, updated_at) values ($1, 'AC', 'SK', '', '', now(), 'us1', now())`,
    [tenantId],
  );
  await migrate(environment);
  const scheduled = await inTenant<{ tenant_id: string }>('select tenant_id from twilio_check_schedule');
  return scheduled.map((row) => row.tenant_id);
}

test('a tenant from before there were calling rules goes on calling where it has called', async () => {
  const other = await createTestDatabase();
  const { tenantId } = await createTenant(other.environment, { name: 'Older', country: 'CH' });
  const { tenantId: quiet } = await createTenant(other.environment, { name: 'Quiet', country: 'DE' });
  const called = [
    ['+442079460018', 'answered', 30],
    ['+41446681800', 'answered', 1],
    ['+33142685300', 'answered', 100],
    ['+5351234567', 'failed', 1],
    ['client:bob', 'answered', 1],
    ['+97912345678', 'answered', 1],
  ] as const;
  for (const [index, [to, outcome, days]] of called.entries()) {
    await other.query(
      `insert into calls (tenant_id, call_sid, direction, from_address, to_address, status, started_at, answered_at)
      values ($1, $2, 'outgoing', 'client:alice', $3, 'completed', now() - $4::integer * interval '1 day', $5)`,
      [tenantId, `CA${index}`, to, days, outcome === 'answered' ? new Date() : null],
    );
  }
  const exists = `select to_regclass('calling_rules') is not null as there`;
  while ((await other.query<{ there: boolean }>(exists))[0]?.there) {
    await withOwner(other.environment, (dataSource) => dataSource.undoLastMigration());
  }
  await migrate(other.environment);
  const rules = await other.query<{ tenant_id: string }>('select tenant_id, countries from calling_rules');
  expect(rules.sort((a, b) => a.tenant_id.localeCompare(b.tenant_id))).toEqual([
    { tenant_id: tenantId, countries: ['CH', 'GB'] },
    { tenant_id: quiet, countries: null },
  ]);
  await other.drop();
});

describe('check-drift', () => {
  test('finds none between the entities and the migrations', async () => {
    expect(await checkDrift(database.environment)).toEqual([]);
  });

  test.each([
    [
      'a column that no entity knows',
      'alter table clients add nickname text',
      'alter table clients drop nickname',
      'nickname',
    ],
    [
      'a column that may be empty',
      'alter table clients alter name drop not null',
      'alter table clients alter name set not null',
      'name',
    ],
    [
      'an index that is gone',
      'drop index calls_newest_first_idx',
      'create index calls_newest_first_idx on calls (tenant_id, started_at, call_sid)',
      'calls_newest_first_idx',
    ],
  ])('shows %s', async (_, change, undo, named) => {
    await database.query(change);
    expect((await checkDrift(database.environment)).join()).toContain(named);
    await database.query(undo);
    expect(await checkDrift(database.environment)).toEqual([]);
  });
});

describe('tenants and keys', () => {
  test('a key says whether it is for production, and only its hash is stored', async () => {
    const { tenantId, apiKey } = await createTenant(database.environment, { name: 'Acme', country: 'CH' });
    expect(apiKey).toMatch(/^cb_test_/);
    const production = { ...database.environment, isProduction: true };
    const second = await addApiKey(production, { tenantId, name: 'CRM' });
    expect(second.apiKey).toMatch(/^cb_live_/);
    const rows = await database.query('select api_keys::text as row from api_keys');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(apiKey.slice(-40));
  });

  test('a key for a tenant that does not exist is refused', async () => {
    const tenantId = '0196f3a2-7b1c-7d7e-8f00-0123456789ab' as Parameters<typeof addApiKey>[1]['tenantId'];
    await expect(addApiKey(database.environment, { tenantId, name: 'x' })).rejects.toThrow('There is no tenant');
  });
});
