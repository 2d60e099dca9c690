import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CreatedTenant, OperatedTenant, OperatedTenantPage, TenantId } from '@cordboard/contracts';
import { changeTenant } from '../operations/change-tenant.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';
import { TenantRemoval } from './tenant-removal.js';

let api: TestApi;
let operator: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start();
  operator = await api.createOperator();
});
afterAll(() => api.stop());

const list = async (query = '') =>
  (await api.call<OperatedTenantPage>(operator, 'GET', `/v1/operator/tenants${query}`)).body;
const find = async (id: TenantId) => (await list()).data.find((tenant) => tenant.id === id);
const change = ({ tenantId }: TestTenant, what: string, body?: object) =>
  api.call<OperatedTenant>(operator, 'POST', `/v1/operator/tenants/${tenantId}/${what}`, body);
const aCall = (tenant: TestTenant) =>
  api.webhook(tenant, 'outgoing', { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142' });

async function signInAgain(): Promise<void> {
  const { email, password } = operator;
  operator = { ...operator, ...(await api.signIn({ email, password }, {}, '/v1/operator/sessions')) };
}

describe('the list of tenants', () => {
  test('says of each how it is doing, and nothing of what it holds', async () => {
    const tenant = await api.createTenant({ name: 'Busy', country: 'GB' });
    const quiet = await api.createTenant({ name: 'Quiet', connected: false });
    await api.createAdmin(tenant, 'owner', 'secret.owner@busy.example');
    await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
    await aCall(tenant);
    expect(await find(tenant.tenantId)).toEqual({
      id: tenant.tenantId,
      name: 'Busy',
      country: 'GB',
      createdAt: expect.any(String),
      state: 'active',
      deletedAfter: null,
      callingStop: { company: null, operator: null },
      isConnected: true,
      twilioCheck: null,
      callsIn24Hours: 1,
      lastCallAt: api.clock.now().toISOString(),
      reps: 1,
      admins: 1,
    });
    expect(await find(quiet.tenantId)).toMatchObject({
      isConnected: false,
      callsIn24Hours: 0,
      lastCallAt: null,
      reps: 0,
    });
    const text = JSON.stringify(await list());
    for (const theirs of ['alice', '+14155550142', 'secret.owner', tenant.account.accountSid]) {
      expect(text).not.toContain(theirs);
    }
  });

  test('comes in pages, newest first', async () => {
    const all = (await list('?limit=200')).data.map(({ id }) => id);
    const first = await list('?limit=1');
    const second = await list(`?limit=200&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all);
    expect(all).toEqual([...all].sort().reverse());
  });
});

test('a tenant that an operator makes has no key and no admin, only a link for its owner', async () => {
  const body = { name: 'Fresh', country: 'CH', ownerEmail: 'First@Fresh.example' };
  const made = await api.call<CreatedTenant>(operator, 'POST', '/v1/operator/tenants', body);
  expect([made.status, made.body.tenant]).toMatchObject([201, { name: 'Fresh', country: 'CH', admins: 0 }]);
  expect(made.body.invitation).toMatchObject({ email: 'first@fresh.example', role: 'owner' });
  const keys = await api.database.query('select from api_keys where tenant_id = $1', [made.body.tenant.id]);
  expect(keys).toEqual([]);
  const token = new URL(made.body.invitation.url).hash.slice(1);
  const accepted = await api.call(undefined, 'POST', '/v1/invitations/accept', {
    token,
    password: 'a fine long password',
  });
  expect([accepted.status, accepted.body]).toMatchObject([201, { tenantName: 'Fresh', role: 'owner' }]);
  const wrong = await api.call(operator, 'POST', '/v1/operator/tenants', { ...body, country: 'XX' });
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'country' }] } });
});

describe('a suspended tenant', () => {
  test('has no sign-in, no key, no token and no new call, with a code that says why; and all again when resumed', async () => {
    const tenant = await api.createTenant({ name: 'Suspended' });
    const admin = await api.createAdmin(tenant, 'owner');
    const untouched = await api.createTenant({ name: 'Untouched' });
    await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
    expect((await aCall(tenant)).text).toContain('<Dial');
    expect(await change(tenant, 'suspend')).toMatchObject({ status: 200, body: { state: 'suspended' } });
    const refused = { status: 403, body: { code: 'tenant.suspended' } };
    expect(await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' })).toMatchObject(refused);
    expect(await api.call(admin, 'GET', '/v1/me')).toMatchObject(refused);
    expect(await api.signIn({ email: admin.email, password: admin.password })).toMatchObject({
      ...refused,
      cookie: '',
    });
    expect((await api.signIn({ email: admin.email, password: 'wrong' })).status).toBe(401);
    for (const kind of ['outgoing', 'incoming']) {
      const answer = await api.webhook(tenant, kind, { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550142' });
      expect([kind, answer.status, answer.text.includes('<Dial')]).toEqual([kind, 200, false]);
    }
    expect((await api.call(untouched, 'POST', '/v1/tokens', { clientName: 'bob' })).status).toBe(201);
    expect((await change(tenant, 'suspend')).status).toBe(200);
    expect(await change(tenant, 'resume')).toMatchObject({ status: 200, body: { state: 'active' } });
    expect((await api.call(admin, 'GET', '/v1/me')).status).toBe(200);
    expect((await aCall(tenant)).text).toContain('<Dial');
  });

  test('has its calls in progress written down to their end', async () => {
    const tenant = await api.createTenant();
    await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
    const CallSid = aSid('CA');
    await api.webhook(tenant, 'outgoing', { CallSid, From: 'client:alice', To: '+14155550142' });
    await change(tenant, 'suspend');
    await api.webhook(tenant, 'status', { CallSid, CallStatus: 'completed', CallDuration: '7', From: 'client:alice' });
    const [row] = await api.database.query<{ status: string }>('select status from calls where call_sid = $1', [
      CallSid,
    ]);
    expect(row?.status).not.toBe('in-progress');
    const events = await api.database.query('select from call_events where call_sid = $1', [CallSid]);
    expect(events).toHaveLength(2);
  });

  test('is refused by other nodes after five seconds at the latest', async () => {
    const tenant = await api.createTenant();
    expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(200);
    await changeTenant(api.database.environment, tenant.tenantId, { kind: 'suspend' });
    api.clock.advance(5);
    expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(403);
  });
});

describe('deleting a tenant', () => {
  test('takes its name, suspends it, and can be undone for 30 days, to what it was before', async () => {
    const tenant = await api.createTenant({ name: 'Going' });
    expect(await change(tenant, 'delete', { name: 'going' })).toMatchObject({
      status: 409,
      body: { code: 'tenant.name_mismatch' },
    });
    const due = new Date(api.clock.now().getTime() + 30 * 24 * 3600_000).toISOString();
    expect(await change(tenant, 'delete', { name: 'Going' })).toMatchObject({
      status: 200,
      body: { state: 'deleting', deletedAfter: due },
    });
    expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(403);
    for (const what of ['suspend', 'resume']) {
      expect(await change(tenant, what)).toMatchObject({ status: 409, body: { code: 'tenant.state_conflict' } });
    }
    expect(await change(tenant, 'restore')).toMatchObject({
      status: 200,
      body: { state: 'active', deletedAfter: null },
    });
    expect((await api.call(tenant, 'GET', '/v1/calls')).status).toBe(200);
    expect((await change(tenant, 'restore')).status).toBe(409);
    await change(tenant, 'suspend');
    api.clock.advance(60);
    await change(tenant, 'delete', { name: 'Going' });
    expect(await change(tenant, 'restore')).toMatchObject({ body: { state: 'suspended' } });
  });

  test('removes all that it has when its time has come, however much, and nothing of anybody else’s', async () => {
    const [going, staying] = [await api.createTenant({ name: 'Gone' }), await api.createTenant({ name: 'Staying' })];
    for (const tenant of [going, staying]) {
      await api.createAdmin(tenant);
      await api.call(tenant, 'POST', '/v1/embed-sessions', { clientName: 'alice', origin: 'https://crm.example.com' });
      await aCall(tenant);
    }
    await api.database.query(
      `insert into calls select (jsonb_populate_record(calls, jsonb_build_object('call_sid', 'CA' || md5(n::text)))).*
      from calls, generate_series(1, 2500) n where tenant_id = $1`,
      [going.tenantId],
    );
    const removal = api.app.get(TenantRemoval);
    await change(going, 'delete', { name: 'Gone' });
    api.clock.advance(30 * 24 * 3600 - 1);
    expect(await removal.removeDue()).toEqual([]);
    api.clock.advance(1);
    const both = await Promise.all([removal.removeDue(), removal.removeDue()]);
    expect([...new Set(both.flat())]).toEqual([going.tenantId]);
    const tables = await api.database.query<{ name: string }>(
      `select table_name as name from information_schema.columns where column_name = 'tenant_id' and table_schema = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const rows = await api.database.query(`select from ${name} where tenant_id = $1`, [going.tenantId]);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    await signInAgain();
    expect(await find(going.tenantId)).toBeUndefined();
    expect(await find(staying.tenantId)).toMatchObject({ state: 'active', admins: 1 });
    expect((await change(going, 'restore')).status).toBe(404);
    expect((await api.call(going, 'GET', '/v1/calls')).status).toBe(401);
  });

  test('by the command is the same', async () => {
    const tenant = await api.createTenant({ name: 'By hand' });
    const { environment } = api.database;
    await expect(changeTenant(environment, tenant.tenantId, { kind: 'delete', name: 'x' })).rejects.toThrow(
      'not the name',
    );
    const deleted = await changeTenant(environment, tenant.tenantId, { kind: 'delete', name: 'By hand' });
    expect(deleted).toMatchObject({ state: 'deleting' });
    expect(await changeTenant(environment, tenant.tenantId, { kind: 'restore' })).toMatchObject({ state: 'active' });
  });
});
