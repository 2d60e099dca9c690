import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, TenantId } from '@cordboard/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { noTenant } from '../authentication/credential.js';
import { TokenLedger } from '../capabilities/token-ledger.js';
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
/** What holds nothing of any tenant's: the schema's history, counts of guesses under hashed keys, a master key's name. */
const tenantless = ['migrations', 'sign_in_tries', 'sealing_master_key'];
/** What is the operators', and seen by who says that they work for them. */
const operatorTables = [
  'operators',
  'operator_sessions',
  'operator_session_tokens',
  'operator_data_keys',
  'first_tenant_links',
];
const notTenants = [...tenantless, ...operatorTables];

beforeAll(async () => {
  api = await TestApi.start();
  acme = await aBusyTenant('Acme');
  globex = await aBusyTenant('Globex');
  asApplication = await createApplicationDataSource(api.database.environment.databaseAppUrl).initialize();
  const rows = await api.database.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  tables = rows.map(({ name }) => name).filter((name) => !notTenants.includes(name));
});
afterAll(async () => {
  await asApplication.destroy();
  await api.stop();
});

/** A tenant with a row in every table. */
async function aBusyTenant(name: string): Promise<TestTenant> {
  const tenant = await api.createTenant({ name });
  const { body: carol } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: `carol_${name}` });
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: `carol_${name}` });
  await api.call(tenant, 'PATCH', `/v1/clients/${carol.id}`, { name: `caroline_${name}` });
  await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
  await api.call(tenant, 'POST', '/v1/embed-sessions', { clientName: 'alice', origin: 'https://crm.example.com' });
  await api.call(tenant, 'POST', '/v1/embed-origins', { origin: 'https://crm.example.com' });
  await api.webhook(tenant, 'outgoing', { CallSid: `CA${'1'.repeat(32)}`, From: 'client:alice', To: '+14155550142' });
  await api.createAdmin(tenant);
  await api.database.query(
    `with provider as (
      insert into identity_providers values ($1, 'https://login.example', 'id', '', '', now(), true, true, true, now(), now())
    ), domain as (insert into identity_provider_domains values ($1, $2))
    insert into provider_sign_ins values ($1, 'state', 'browser', null, now())`,
    [tenant.tenantId, `${name.toLowerCase()}.example`],
  );
  await api.call(tenant, 'POST', '/v1/teams', { name });
  await api.call(tenant, 'POST', '/v1/twilio-checks');
  await api.app.get(TokenLedger, { strict: false }).flush();
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
        // The operators' own audit log is kept under the id of no tenant.
        `select count(distinct ${tenantColumn(table)}) as tenants from ${table} where ${tenantColumn(table)} <> $1`,
        [noTenant],
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
      [notTenants],
    );
    expect(unsafe).toEqual([]);
  });

  test('has primary, unique and foreign keys that hold the tenant, so that the schema can be distributed by it', async () => {
    // Unique indexes as well, which are no constraints; and of a foreign key both of its ends.
    const keys = await api.database.query<{ name: string; columns: string[] }>(
      `select relation.relname as table, key.relname as name,
        array(select attname::text from unnest(indkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = indrelid and attnum = number order by place) as columns
      from pg_index join pg_class key on key.oid = indexrelid join pg_class relation on relation.oid = indrelid
      where indisunique and relation.relnamespace = 'public'::regnamespace and relation.relname <> all ($1)
      union all
      select relation.relname, conname || ' at its other end',
        array(select attname::text from unnest(confkey) as part (number) join pg_attribute on attrelid = confrelid and attnum = number)
      from pg_constraint join pg_class relation on relation.oid = conrelid
      where contype = 'f' and relation.relnamespace = 'public'::regnamespace and relation.relname <> all ($1)
      union all
      select relation.relname, conname,
        array(select attname::text from unnest(conkey) with ordinality as part (number, place)
          join pg_attribute on attrelid = conrelid and attnum = number order by place)
      from pg_constraint join pg_class relation on relation.oid = conrelid
      where contype = 'f' and relation.relnamespace = 'public'::regnamespace and relation.relname <> all ($1)`,
      [notTenants],
    );
    const holdsTenant = ({ name, columns }: (typeof keys)[number]) =>
      columns.includes('tenant_id') || (/at its other end|^tenants_pkey$/.test(name) && columns.join() === 'id');
    expect(keys.length).toBeGreaterThan(40);
    // Uniqueness across tenants is what these two tables are for: a client name in a Twilio account, a domain anywhere.
    const others = keys.filter((key) => !holdsTenant(key)).map(({ name }) => name);
    expect(others.sort()).toEqual(['client_name_claims_pkey', 'identity_provider_domains_domain_key']);
    const late = keys.filter(({ columns }) => columns.includes('tenant_id') && columns[0] !== 'tenant_id');
    expect(late.map(({ name }) => name)).toEqual([]);
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
      const made = await insertFor(table, globex.tenantId);
      expect([table, await inTransaction(acme.tenantId, made).catch(refusalOf)]).toEqual([table, expect.stringMatching(/row-level security|permission denied/)]); // prettier-ignore
      const stolen = `update ${table} set ${tenantColumn(table)} = '${globex.tenantId}'`;
      expect(await inTransaction(acme.tenantId, stolen).catch(refusalOf)).toMatch(
        /row-level security|permission denied/,
      );
    }
  });
});

/** A row of one's own once more, for another tenant. */
async function insertFor(table: string, tenantId: TenantId): Promise<string> {
  const columns = await api.database.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
    where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => (name === tenantColumn(table) ? `'${tenantId}'` : name));
  return `insert into ${table} (${names.join()}) select ${values.join()} from ${table} limit 1`;
}

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

describe('the domains of identity providers', () => {
  test('tell whoever names one whose it is, and nothing else of any table', async () => {
    const found: Record<string, unknown[]> = {};
    await asApplication.transaction(async (manager) => {
      await manager.query(`select set_config('app.sign_in_domain', 'acme.example', true)`);
      for (const table of tables) found[table] = await manager.query(`select * from ${table}`);
    });
    const { identity_provider_domains: domains, ...others } = found;
    expect(domains).toEqual([{ tenant_id: acme.tenantId, domain: 'acme.example' }]);
    expect(Object.values(others).flat()).toEqual([]);
  });
});

describe('the operators', () => {
  const asOperators = <Row>(sql: string, values: unknown[] = []) =>
    asApplication.transaction(async (manager) => {
      await manager.query(`select set_config('app.realm', 'operators', true)`);
      return manager.query<Row[]>(sql, values);
    });

  test('see the list of tenants, and no row of anything that is a tenant’s', async () => {
    for (const table of tables) {
      const rows = await asOperators(`select from ${table}`);
      expect([table, rows.length]).toEqual([table, table === 'tenants' ? 2 : 0]);
    }
  });

  test('learn a few figures of each tenant, and are bound to none afterwards', async () => {
    const found = await asOperators<Record<string, unknown>>(
      `select health.*, current_setting('app.tenant_id', true) as bound, (select count(*) from clients)::integer as seen
      from tenants cross join lateral tenant_health(tenants.id, 'epoch') as health`,
    );
    const figures = {
      is_connected: true,
      checked_at: expect.any(Date),
      check_outcome: expect.any(String),
      calls: 1,
      last_call_at: expect.any(Date),
      reps: expect.any(Number),
      admins: expect.any(Number),
    };
    expect(found).toEqual([figures, figures].map((row) => ({ ...row, bound: '', seen: 0 })));
  });

  test('change no tenant that they are not bound to, and delete none whose time has not come', async () => {
    for (const sql of [
      `update tenants set name = 'Taken'`,
      `delete from tenants`,
      `insert into tenants (id, name) values (gen_random_uuid(), 'Made')`,
      `select delete_tenant_due('${acme.tenantId}', now())`,
    ]) {
      await expect(asOperators(sql)).rejects.toThrow(/row-level security|permission denied|is not due/);
    }
  });

  test('have tables that no tenant and nobody without a tenant sees', async () => {
    await api.createOperator();
    for (const table of operatorTables) {
      for (const tenantId of [undefined, '', acme.tenantId]) {
        expect([table, await inTransaction(tenantId, `select from ${table}`)]).toEqual([table, []]);
      }
    }
    const forced = await api.database.query(
      `select relname from pg_class where relname = any ($1) and relrowsecurity and relforcerowsecurity`,
      [operatorTables],
    );
    expect(forced).toHaveLength(operatorTables.length);
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

  test('cannot slip a table of its own into what a trusted function finds', async () => {
    const trusted = await api.database.query<{ name: string; settings: string[] | null }>(
      `select proname as name, proconfig as settings from pg_proc
      where pronamespace = 'public'::regnamespace and (prosecdef or proconfig is not null)`,
    );
    expect(trusted.map(({ name }) => name)).toContain('delete_tenant_due');
    for (const { name, settings } of trusted) {
      expect([name, settings]).toEqual([name, [expect.stringMatching(/^search_path=.*, pg_temp$/)]]);
    }
  });

  test('is refused at boot when it could see every tenant', async () => {
    const asSuperuser = await createApplicationDataSource(ownerUrlOf(api.database.environment)).initialize();
    await expect(refuseUnsafeRole(asSuperuser)).rejects.toThrow(/is a superuser.*DATABASE_APP_URL/);
    await asSuperuser.destroy();
  });
});

test('10,000 interleaved transactions on a pool of ten never see each other’s tenant, whatever becomes of them', async () => {
  const database = new TenantDatabase(asApplication);
  const seenBy = (work: Promise<{ tenant_id: string }[]>) =>
    work.then((rows) => rows.map((row) => row.tenant_id).join());
  const read = (manager: EntityManager) => manager.query<{ tenant_id: string }[]>('select tenant_id from clients');
  let leaks = 0;
  const transaction = async (index: number) => {
    const tenantId: TenantId = index % 2 ? acme.tenantId : globex.tenantId;
    const own = `${tenantId},${tenantId}`;
    switch (index % 5) {
      case 0: // nobody's, on a connection that has just been somebody's
        leaks += (await database.ofNobody('select from clients')).length;
        return;
      case 1: // one that fails, and is rolled back
        await database.inTenant(tenantId, async (manager) => {
          if ((await seenBy(read(manager))) !== own) leaks++;
          await manager.query('select 1/0');
        }).catch(() => undefined); // prettier-ignore
        return;
      default:
        if ((await database.inTenant(tenantId, (manager) => seenBy(read(manager)))) !== own) leaks++;
    }
  };
  // Enough in flight that connections are always handed on, few enough that nobody waits for one until it times out.
  let next = 0;
  const takeTurns = async () => {
    while (next < 10_000) await transaction(next++);
  };
  await Promise.all(Array.from({ length: 30 }, takeTurns));
  expect([leaks, asApplication.options]).toEqual([0, expect.objectContaining({ poolSize: 10 })]);
  expect(await asApplication.query('select from clients')).toEqual([]);
  // So many are some seconds of work, and on a machine that has much else to do some more.
}, 120_000);
