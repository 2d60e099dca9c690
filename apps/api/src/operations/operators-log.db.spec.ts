import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import type { AuditEntry, AuditPage } from '@cordboard/contracts';
import type { Environment } from '../environment.js';
import { LocalMasterKey } from '../secrets/local-master-key.js';
import type { TenantStateChange } from '../tenants/tenant-state.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { addApiKey } from './add-api-key.js';
import { changeTenant } from './change-tenant.js';
import { createOperator } from './create-operator.js';
import { createTenant } from './create-tenant.js';
import { inviteAdmin } from './invite-admin.js';
import { resetPassword } from './reset-password.js';
import { rotateMasterKey } from './rotate-master-key.js';
import { updateTenant } from './update-tenant.js';
import { verifyAudit, type VerifiedLog } from './verify-audit.js';

const idOf = (bytes: Buffer) => new LocalMasterKey(bytes).id;

let api: TestApi;
let environment: Environment;
let operator: TestAdmin;
let tenant: TestTenant;
let admin: TestAdmin;
/** The master key that every data key is sealed with at present. */
let present: Buffer = randomBytes(32);
let seen = 0;

beforeAll(async () => {
  api = await TestApi.start({ CORDBOARD_MASTER_KEY: present.toString('base64') });
  environment = api.database.environment;
  operator = await api.createOperator();
  tenant = await api.createTenant({ name: 'Acme' });
  admin = await api.createAdmin(tenant);
});
afterAll(() => api.stop());
beforeEach(async () => {
  seen = (await read()).length;
});

const read = async () =>
  (await api.call<AuditPage>(operator, 'GET', '/v1/operator/audit-log?limit=100')).body.data.reverse();
/** What is new since the test began. */
const told = async (): Promise<AuditEntry[]> => (await read()).slice(seen);
const byCommand = { kind: 'command-line', name: userInfo().username };
const withKeys = (...local: Buffer[]): Environment => ({ ...environment, masterKeys: { local, vault: undefined } });
/** As an operator does after a rotation: every command from now on is given the new key alone. */
const goOnWith = (masterKey: Buffer) => {
  present = masterKey;
  environment = withKeys(masterKey);
};
const verify = async () => {
  const logs: VerifiedLog[] = [];
  await verifyAudit(environment, {}, (log) => logs.push(log));
  return logs.flatMap(({ verdict }) => verdict.finding ?? []);
};

test.each<[string, string, object, () => Promise<unknown>]>([
  ['create-tenant', 'tenant.created', { name: 'Newcomer' }, () => createTenant(environment, { name: 'Newcomer', country: 'US' })], // prettier-ignore
  ['update-tenant', 'settings.changed', { country: 'GB' }, () => updateTenant(environment, tenant.tenantId, { country: 'GB' })], // prettier-ignore
  ['invite', 'admin.invited', { tenant: 'Acme', role: 'owner' }, () => inviteAdmin(environment, tenant.tenantId, { email: 'eve@example.com', role: 'owner' })], // prettier-ignore
  ['reset-password', 'admin.reset_link_created', { tenant: 'Acme' }, () => resetPassword(environment, tenant.tenantId, admin.email)], // prettier-ignore
  ['create-api-key', 'api_key.created', { tenant: 'Acme' }, () => addApiKey(environment, { tenantId: tenant.tenantId, name: 'Backdoor' })], // prettier-ignore
])('%s is in the operators’ log, with who ran it', async (_, action, after, run) => {
  await run();
  expect(await told()).toMatchObject([{ action, actor: byCommand, after }]);
  expect(await verify()).toEqual([]);
});

test('suspend-tenant, resume-tenant, delete-tenant and restore-tenant are in it, too, each by itself', async () => {
  const change = (wanted: TenantStateChange) => changeTenant(environment, tenant.tenantId, wanted);
  for (const wanted of ['suspend', 'resume'] as const) await change({ kind: wanted });
  await change({ kind: 'delete', name: 'Acme' });
  await change({ kind: 'restore' });
  expect(await told()).toMatchObject(
    ['suspended', 'resumed', 'deletion_begun', 'restored'].map((became) => ({
      action: `tenant.${became}`,
      actor: byCommand,
      after: {},
    })),
  );
  expect(await verify()).toEqual([]);
});

test('create-operator is in the operators’ log, without the link', async () => {
  const { url } = await createOperator(environment, 'op@example.com');
  const entries = await told();
  expect(entries).toMatchObject([{ action: 'operator.link_created', actor: byCommand }]);
  expect(JSON.stringify(entries)).not.toContain(new URL(url).hash.slice(1));
});

test('a rotation of the master key is, with its beginning and its end, the keys’ fingerprints and no key', async () => {
  const [former, next] = [present, randomBytes(32)];
  const { resealed } = await rotateMasterKey(withKeys(next, former));
  goOnWith(next);
  const entries = await told();
  const target = { kind: 'master-key', id: idOf(next), name: idOf(next) };
  expect(entries).toMatchObject([
    { action: 'master_key.rotation_begun', target, actor: byCommand, before: null, after: { formerMasterKey: idOf(former), keyVersion: 1, dataKeys: resealed } }, // prettier-ignore
    { action: 'master_key.rotation_ended', target, actor: byCommand, before: null, after: { resealed, unopened: 0 } },
  ]);
  expect(resealed).toBeGreaterThan(1);
  for (const key of [former, next]) {
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      expect(JSON.stringify(entries)).not.toContain(key.toString(encoding));
    }
  }
  expect(await verify()).toEqual([]);
});

test('one that finds nothing to do is not', async () => {
  await rotateMasterKey(withKeys(present));
  expect(await told()).toEqual([]);
});

test('one that was stopped began and has no end until it has gone on', async () => {
  const [former, next] = [present, randomBytes(32)];
  const stopped = rotateMasterKey(withKeys(next, former), {
    onProgress: () => {
      throw new Error('Stopped');
    },
  });
  await expect(stopped).rejects.toThrow('Stopped');
  expect(await told()).toMatchObject([
    { action: 'master_key.rotation_begun', after: { formerMasterKey: idOf(former) } },
  ]);
  // The stop came after the first batch, or after the last one: either way the end is told.
  for (let run = 0; run < 2; run++) await rotateMasterKey(withKeys(next, former));
  goOnWith(next);
  const actions = (await told()).map(({ action }) => action);
  expect(actions.filter((action) => action === 'master_key.rotation_ended')).toHaveLength(1);
  expect(actions.at(-1)).toBe('master_key.rotation_ended');
  expect(await verify()).toEqual([]);
});
