import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TenantId } from '@cordboard/contracts';
import { DataSource } from 'typeorm';
import { ownerUrlOf } from '../operations/with-owner.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { createApplicationDataSource } from './data-source.js';
import { refuseUnsafeRole } from './role-safety.js';
import { TenantDatabase } from './tenant-database.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;
let asApplication: DataSource;
let tables: string[];
/** What holds nothing of any tenant's: the schema's history, and counts of guesses under hashed keys. */
const tenantless = ['migrations', 'sign_in_tries'];

beforeAll(async () => {
  api = await TestApi.start();
  acme = await aBusyTenant('Acme');
  globex = await aBusyTenant('Globex');
  asApplication = await createApplicationDataSource(api.database.environment.databaseAppUrl).initialize();
  const rows = await api.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  tables = rows.map(({ name }) => name).filter((name) => !tenantless.includes(name));
});
afterAll(async () => {
  await asApplication.destroy();
  await api.stop();
});

/** A tenant with a row in every table. */
async function aBusyTenant(name: string): Promise<TestTenant> {
  const tenant = await api.createTenant({ name });
  const { body: carol } = await api.call<{ id: string }>(tenant, 'POST', '/v1/clients', { name: `carol_${name}` });
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: `carol_${name}` });
  await api.call(tenant, 'PATCH', `/v1/clients/${carol.id}`, { name: `caroline_${name}` });
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  await api.call(tenant, 'POST', '/v1/embed-sessions', { clientName: 'alice', origin: 'https://crm.example.com' });
  await api.call(tenant, 'POST', '/v1/embed-origins', { origin: 'https://crm.example.com' });
  await api.webhook(tenant, 'outgoing', { CallSid: `CA${'1'.repeat(32)}`, From: 'client:alice', To: '+14155550142' });
  await api.createAdmin(tenant);
  await api.call(tenant, 'POST', '/v1/twilio-checks');
  return tenant;
}

const tenantColumn = (table: string) => (table === 'tenants' ? 'id' : 'tenant_id');

async function inTransaction<Result>(tenantId: string | undefined, sql: string): Promise<Result[]> {
  return asApplication.transaction(async (manager) => {
    if (tenantId !== undefined) await manager.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    return manager.query<Result[]>(sql);
  });
}

describe('every table', () => {
  test('has rows of both tenants, so that these tests can see a leak', async () => {
    for (const table of tables) {
      const [row] = await api.database.query<{ tenants: string }>(
        `select count(distinct ${tenantColumn(table)}) as tenants from ${table}`,
      );
      expect([table, row?.tenants]).toEqual([table, '2']);
    }
  });

  test('has row-level security enabled and forced, for reading and for writing, for every command', async () => {
    const unsafe = await api.database.query(
      `select relname from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1)
        and not (relrowsecurity and relforcerowsecurity and exists (
          select from pg_policy
          where polrelid = pg_class.oid and polcmd = '*' and polpermissive
            and pg_get_expr(polqual, polrelid) like '%app.tenant_id%'
            and pg_get_expr(polwithcheck, polrelid) like '%app.tenant_id%'
        ) and (select count(*) from pg_policy where polrelid = pg_class.oid) = 1)`,
      [tenantless],
    );
    expect(unsafe).toEqual([]);
  });

  test('has keys that begin with the tenant, but for the one that says a client name is taken', async () => {
    const keys = await api.database.query<{ key: string; first: string }>(
      `select conname as key, attname as first from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
        and conrelid <> 'tenants'::regclass and conrelid::regclass::text <> all ($1)`,
      [tenantless],
    );
    const others = keys.filter(({ first }) => first !== 'tenant_id').map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(10);
    expect(others).toEqual(['client_name_claims_pkey']);
  });

  test('shows no row while no tenant is set', async () => {
    for (const table of tables) {
      expect([table, await inTransaction(undefined, `select from ${table}`)]).toEqual([table, []]);
      expect([table, await inTransaction('', `select from ${table}`)]).toEqual([table, []]);
    }
  });

  test('shows a tenant its own rows alone', async () => {
    for (const table of tables) {
      const rows = await inTransaction<{ tenant: string }>(
        acme.tenantId,
        `select distinct ${tenantColumn(table)} as tenant from ${table}`,
      );
      expect([table, rows]).toEqual([table, [{ tenant: acme.tenantId }]]);
    }
  });

  test('lets a tenant neither change nor delete nor make another’s rows', async () => {
    for (const table of tables) {
      const theirs = `${tenantColumn(table)} = '${globex.tenantId}'`;
      for (const sql of [
        `update ${table} set ${tenantColumn(table)} = ${tenantColumn(table)} where ${theirs}`,
        `delete from ${table} where ${theirs}`,
      ]) {
        const outcome = await inTransaction(acme.tenantId, sql).catch(refusalOf);
        expect([[[], 0], 'permission denied']).toContainEqual(outcome);
      }
      const stolen = `update ${table} set ${tenantColumn(table)} = '${globex.tenantId}'`;
      expect(await inTransaction(acme.tenantId, stolen).catch(refusalOf)).toMatch(
        /row-level security|permission denied/,
      );
    }
  });
});

const refusalOf = (error: Error) => /permission denied|row-level security/.exec(error.message)?.[0] ?? error.message;

describe('the directory of admins', () => {
  const byEmail = (email: string) =>
    asApplication.transaction(async (manager) => {
      await manager.query(`select set_config('app.sign_in_email', $1, true)`, [email]);
      const rows: Record<string, unknown[]> = {};
      for (const table of tables) rows[table] = await manager.query(`select * from ${table}`);
      return rows;
    });

  test('tells whoever names an e-mail address the ids that belong to it, and nothing else of any table', async () => {
    const { email } = await api.createAdmin(acme);
    const { admin_directory: found, ...others } = await byEmail(email);
    expect(found).toEqual([{ tenant_id: acme.tenantId, email, admin_id: expect.any(String) }]);
    expect(Object.values(others).flat()).toEqual([]);
  });

  test('tells nothing to a pattern or an empty address', async () => {
    for (const email of ['', '%', 'owner%', 'nobody@example.com']) {
      expect([email, Object.values(await byEmail(email)).flat()]).toEqual([email, []]);
    }
  });

  test('cannot be written by whoever names an address', async () => {
    const { email } = await api.createAdmin(acme);
    for (const sql of [
      `delete from admin_directory where email = $1`,
      `update admin_directory set admin_id = admin_id where email = $1`,
      `insert into admin_directory select '${globex.tenantId}', email, admin_id from admin_directory where email = $1`,
    ]) {
      const outcome = asApplication.transaction(async (manager) => {
        await manager.query(`select set_config('app.sign_in_email', $1, true)`, [email]);
        await manager.query(sql, [email]);
      });
      await expect(outcome).rejects.toThrow(/permission denied|row-level security/);
    }
  });
});

describe('the application role', () => {
  test('owns nothing and has no way around row-level security', async () => {
    const [role] = await asApplication.query(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
        has_schema_privilege(current_user, 'public', 'create') as creates
      from pg_roles where rolname = current_user`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
      creates: false,
    });
    await expect(refuseUnsafeRole(asApplication)).resolves.toBeUndefined();
  });

  test('is refused at boot when it could see every tenant', async () => {
    const asSuperuser = await createApplicationDataSource(ownerUrlOf(api.database.environment)).initialize();
    await expect(refuseUnsafeRole(asSuperuser)).rejects.toThrow(/is a superuser.*DATABASE_APP_URL/);
    await asSuperuser.destroy();
  });
});

test('1,000 interleaved transactions on one pool never see each other’s tenant', async () => {
  const database = new TenantDatabase(asApplication);
  const seen = await Promise.all(
    Array.from({ length: 1_000 }, async (_, index) => {
      const tenantId: TenantId = index % 2 ? acme.tenantId : globex.tenantId;
      const rows = await database.inTenant(tenantId, (manager) =>
        manager.query<{ tenant_id: string }[]>('select tenant_id from clients'),
      );
      return rows.every(({ tenant_id }) => tenant_id === tenantId) && rows.length === 2;
    }),
  );
  expect(seen.filter((isRight) => !isRight)).toEqual([]);
  expect(await asApplication.query('select from clients')).toEqual([]);
});
