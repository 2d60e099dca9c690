import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AuditPage } from '@cordboard/contracts';
import type { DataSource } from 'typeorm';
import { createApplicationDataSource } from '../database/data-source.js';
import { bindToTenant } from '../database/tenant-database.js';
import { verifyAudit, type VerifiedLog } from '../operations/verify-audit.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let asApplication: DataSource;

beforeAll(async () => {
  api = await TestApi.start();
  asApplication = await createApplicationDataSource(api.database.environment.databaseAppUrl).initialize();
});
afterAll(async () => {
  await asApplication.destroy();
  await api.stop();
});
beforeEach(async () => {
  tenant = await api.createTenant();
});

const log = async () => (await api.call<AuditPage>(tenant, 'GET', '/v1/audit-log?limit=200')).body.data;
async function verdict() {
  const logs: VerifiedLog[] = [];
  await verifyAudit(api.database.environment, { tenantId: tenant.tenantId }, (verified) => logs.push(verified));
  return logs[0]?.verdict;
}

test('the application’s role can append, and change nothing in any other way', async () => {
  const columns = 'tenant_id, at, actor_kind, action, target_kind';
  const values = `'${tenant.tenantId}', now(), 'system', 'tenant.created', 'tenant'`;
  for (const sql of [
    `update audit_entries set action = 'nothing'`,
    'delete from audit_entries',
    'truncate audit_entries',
    'truncate audit_heads cascade',
    `insert into audit_entries (${columns}, sequence) values (${values}, 1)`,
    `insert into audit_entries (${columns}, hash) values (${values}, '')`,
    'update audit_heads set sequence = 0',
    'delete from audit_heads',
    `insert into audit_heads values (gen_random_uuid(), 0, '')`,
    'select * from audit_heads for update',
    'alter table audit_entries disable trigger append',
    'drop trigger append on audit_entries',
    'set session_replication_role = replica',
    'alter table audit_entries no force row level security',
    'drop table audit_entries cascade',
  ]) {
    const refused = asApplication.transaction(async (manager) => {
      await bindToTenant(manager, tenant.tenantId);
      await manager.query(sql);
    });
    await expect(refused).rejects.toThrow(/permission denied|must be owner/);
  }
  const appended = asApplication.transaction(async (manager) => {
    await bindToTenant(manager, tenant.tenantId);
    await manager.query(`insert into audit_entries (${columns}) values (${values})`);
  });
  await expect(appended).resolves.toBeUndefined();
  expect(await verdict()).toEqual({ entries: (await log()).length, head: expect.anything() });
});

test('a temporary table of the same name leads the chain nowhere else', async () => {
  await asApplication.transaction(async (manager) => {
    await bindToTenant(manager, tenant.tenantId);
    await manager.query(
      'create temporary table audit_heads (tenant_id uuid, sequence integer, hash bytea) on commit drop',
    );
    await manager.query(`insert into pg_temp.audit_heads values ($1, 4711, '')`, [tenant.tenantId]);
    await manager.query(
      `insert into audit_entries (tenant_id, at, actor_kind, action, target_kind)
      values ($1, now(), 'system', 'tenant.created', 'tenant')`,
      [tenant.tenantId],
    );
  });
  const entries = await log();
  expect(entries[0]?.sequence).toBe(entries.length);
  expect((await verdict())?.finding).toBeUndefined();
});

test('fifty who write at once, holding other locks each, make one chain without a gap', async () => {
  const owner = await api.createAdmin(tenant);
  const before = (await log()).length;
  const write = (index: number) => {
    const callerId = `+1415555${1000 + index}`;
    switch (index % 5) {
      case 0:
        return api.call(tenant, 'PUT', '/v1/twilio-config', { ...tenant.account, callerId });
      case 1:
        return api.call(tenant, 'POST', '/v1/embed-origins', { origin: `https://crm-${index}.example.com` });
      case 2:
        return api.call(owner, 'POST', '/v1/api-keys', { name: `Key ${index}` });
      case 3:
        return api.call(owner, 'POST', '/v1/invitations', { email: `ann.${index}@example.com`, role: 'admin' });
      default:
        return api.call(tenant, 'POST', '/v1/clients', { name: `rep_${index}` });
    }
  };
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => write(index)));
  expect(answers.filter(({ status }) => status >= 300).map(({ text }) => text)).toEqual([]);
  const entries = await log();
  expect(entries.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: before + 50 }, (_, index) => before + 50 - index),
  );
  expect(await verdict()).toMatchObject({ entries: before + 50 });
  expect((await verdict())?.finding).toBeUndefined();
});

test('what is refused or taken back leaves no entry', async () => {
  expect((await api.call(tenant, 'POST', '/v1/clients', { name: 'rep_4' })).status).toBe(201);
  const before = await log();
  expect((await api.call(tenant, 'POST', '/v1/clients', { name: 'REP_4' })).status).toBe(409);
  expect((await api.call(tenant, 'DELETE', '/v1/clients/0196f3a2-7b1c-7d7e-8f00-0123456789ab')).status).toBe(404);
  const dryRun = await api.inject({
    method: 'POST',
    url: '/v1/clients/import?dryRun=true',
    headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' },
    payload: 'name\nnobody\n',
  });
  expect([dryRun.status, dryRun.body]).toMatchObject([200, { created: 1 }]);
  expect(await log()).toEqual(before);
});

test('what cannot be written to the log does not happen', async () => {
  const other = await api.createTenant({ connected: false });
  await api.database.query('delete from audit_heads where tenant_id = $1', [other.tenantId]);
  expect((await api.call(other, 'POST', '/v1/clients', { name: 'unseen' })).status).toBe(500);
  expect(await api.database.query('select from clients where tenant_id = $1', [other.tenantId])).toEqual([]);
});
