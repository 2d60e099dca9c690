import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuditEntry, AuditPage, Client, CreatedApiKey } from '@cordboard/contracts';
import { addApiKey } from '../operations/add-api-key.js';
import { changeTenant } from '../operations/change-tenant.js';
import { createDemoOwner } from '../operations/create-demo-owner.js';
import { inviteAdmin } from '../operations/invite-admin.js';
import { resetPassword } from '../operations/reset-password.js';
import { updateTenant } from '../operations/update-tenant.js';
import { RefusedSignIns } from '../sign-in/refused-sign-ins.js';
import { TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;

beforeAll(async () => {
  api = await TestApi.start({ TRUSTED_PROXIES: 'loopback' });
  tenant = await api.createTenant();
  admin = await api.createAdmin(tenant, 'admin', 'ann@example.com');
});
afterAll(() => api.stop());
beforeEach(async () => {
  // The next ten tries, for the sign-in and once more for the test.
  api.clock.advance(61);
  const { email, password } = admin;
  // Time passes in some of these tests, and sessions with it.
  admin.cookie = (await api.signIn({ email, password })).cookie;
  api.clock.advance(61);
});

const page = async (query = '', of: TestTenant | TestAdmin = tenant) =>
  (await api.call<AuditPage>(of, 'GET', `/v1/audit-log${query}`)).body;
const newest = async (query = ''): Promise<AuditEntry | undefined> => (await page(`?limit=1${query}`)).data[0];

/** Registers a rep, and gives them another name in the same moment. */
async function changeRep(name: string): Promise<Client> {
  const { body: client } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name, displayName: 'Erin' });
  await api.inject({
    method: 'PATCH',
    url: `/v1/clients/${client.id}`,
    headers: {
      authorization: `Bearer ${tenant.apiKey}`,
      'user-agent': 'crm-sync/2.1 (<script>)',
      'x-forwarded-for': '203.0.113.9',
    },
    payload: { displayName: 'Erin Moreau' },
  });
  return client;
}

describe('an entry says', () => {
  test('who, from where, what, and of what has changed how it was and is', async () => {
    const client = await changeRep('erin');
    expect(await newest()).toEqual({
      sequence: expect.any(Number),
      at: api.clock.now().toISOString(),
      actor: { kind: 'api-key', id: expect.any(String), name: 'First API key' },
      action: 'client.changed',
      target: { kind: 'client', id: client.id, name: 'erin' },
      origin: { address: '203.0.113.9', device: 'crm-sync/2.1' },
      before: { displayName: 'Erin' },
      after: { displayName: 'Erin Moreau' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('of an admin their address and their browser', async () => {
    await api.inject({
      method: 'POST',
      url: '/v1/embed-origins',
      headers: {
        cookie: admin.cookie,
        origin: 'https://voice.example.com',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      payload: { origin: 'https://desk.example.com' },
    });
    expect(await newest()).toMatchObject({
      actor: { kind: 'admin', name: 'ann@example.com' },
      origin: { address: '127.0.0.1', device: 'Firefox on Linux' },
      target: { kind: 'embed-origin', id: null, name: 'https://desk.example.com' },
    });
  });

  test('of the command line the user and the machine', async () => {
    expect((await page('?action=tenant.created')).data).toMatchObject([
      { actor: { kind: 'command-line', id: null }, origin: { address: null, device: expect.any(String) } },
    ]);
  });

  test('of each of its commands', async () => {
    const { environment } = api.database;
    const other = await api.createTenant({ connected: false });
    await updateTenant(environment, other.tenantId, { autoRegisterClients: false });
    await addApiKey(environment, { tenantId: other.tenantId, name: 'CRM' });
    await inviteAdmin(environment, other.tenantId, { email: 'bob@example.com', role: 'admin' });
    await createDemoOwner(environment, other.tenantId, 'demo@example.com');
    await resetPassword(environment, other.tenantId, 'demo@example.com');
    await changeTenant(environment, other.tenantId, { kind: 'suspend' });
    const rows = await api.database.query<{ action: string; actor_kind: string }>(
      'select action, actor_kind from audit_entries where tenant_id = $1 order by sequence offset 2',
      [other.tenantId],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'settings.changed',
      'api_key.created',
      'admin.invited',
      'admin.added',
      'admin.reset_link_created',
      'tenant.suspended',
    ]);
    expect(new Set(rows.map(({ actor_kind: kind }) => kind))).toEqual(new Set(['command-line']));
  });

  test('nothing, where nothing has changed', async () => {
    const client = await changeRep('noah');
    const repeat = async () => [
      await api.call(tenant, 'PUT', '/v1/twilio-config', tenant.account),
      await api.call(tenant, 'POST', '/v1/embed-origins', { origin: 'https://shop.example.com' }),
      await api.call(tenant, 'POST', `/v1/clients/${client.id}/resume`),
    ];
    await repeat();
    const before = await newest();
    expect((await repeat()).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await newest()).toEqual(before);
  });
});

describe('a secret', () => {
  const put = (changes: object) => api.call(tenant, 'PUT', '/v1/twilio-config', { ...tenant.account, ...changes });

  test('is a fingerprint: the same for the same secret, another for another and for another tenant', async () => {
    await put({ authToken: 'f'.repeat(32), formerAuthTokenSeconds: 0 });
    const first = await newest();
    await put({ authToken: 'e'.repeat(32), formerAuthTokenSeconds: 0 });
    await put({ authToken: 'f'.repeat(32), formerAuthTokenSeconds: 0 });
    const third = await newest();
    const print = { fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) };
    expect([first?.before, first?.after]).toEqual([{ authToken: print }, { authToken: print }]);
    expect(third?.after).toEqual(first?.after);
    expect(third?.before).not.toEqual(third?.after);
    await put({ authToken: 'e'.repeat(32), formerAuthTokenSeconds: 60 });
    const acceptedUntil = new Date(api.clock.now().getTime() + 60_000).toISOString();
    expect((await newest())?.after).toMatchObject({ authToken: print, formerAuthTokenAcceptedUntil: acceptedUntil });
    const other = await api.createTenant({ connected: false });
    await api.connect(other, { authToken: 'f'.repeat(32) });
    expect((await page('?limit=1', other)).data[0]?.after?.['authToken']).not.toEqual(first?.after?.['authToken']);
  });

  test('is nowhere in the log, in no form that it could be told from', async () => {
    const { body: key } = await api.call<CreatedApiKey>(admin, 'POST', '/v1/api-keys', { name: 'Leaky' });
    const rows = await api.database.query<{ row: string }>('select entry::text as row from audit_entries entry');
    const text = rows.map(({ row }) => row).join('\n');
    const { authToken, apiKeySecret } = tenant.account;
    for (const secret of ['f'.repeat(32), 'e'.repeat(32), authToken, apiKeySecret, key.key, admin.password]) {
      expect(text).not.toContain(secret);
    }
  });

  test('that cannot be opened any more can be replaced all the same', async () => {
    await api.database.query(`update twilio_configs set auth_token_sealed = '\\x01' where tenant_id = $1`, [
      tenant.tenantId,
    ]);
    expect((await put({})).status).toBe(200);
    expect((await newest())?.before).toMatchObject({ authToken: 'unreadable' });
  });
});

describe('sign-ins', () => {
  const tryToSignIn = async (password: string, email = admin.email) => {
    const { status } = await api.signIn({ email, password });
    await api.app.get(RefusedSignIns, { strict: false }).settle();
    return status;
  };

  test('that succeed and that fail are in the log of the account’s tenant', async () => {
    expect(await tryToSignIn(admin.password)).toBe(201);
    expect(await newest()).toMatchObject({ action: 'session.begun', actor: { kind: 'admin', name: admin.email } });
    expect(await tryToSignIn('not the password')).toBe(401);
    expect(await newest()).toMatchObject({
      action: 'session.refused',
      actor: { kind: 'anonymous', id: null, name: null },
      target: { kind: 'admin', name: admin.email },
      origin: { address: '127.0.0.1' },
      after: { reason: 'auth.sign_in_failed' },
    });
  });

  test('of an address that nobody knows are in nobody’s', async () => {
    const count = async () => (await api.database.query('select from audit_entries')).length;
    const before = await count();
    expect(await tryToSignIn('not the password', 'nobody@example.com')).toBe(401);
    expect(await count()).toBe(before);
  });

  test('that were not let through for their number are not written: a flood fills no log', async () => {
    for (let tries = 0; tries < 15; tries++) await tryToSignIn('not the password');
    expect(await tryToSignIn('not the password')).toBe(429);
    const since = new Date(api.clock.now().getTime()).toISOString();
    expect((await page(`?action=session.refused&from=${since}`)).data).toHaveLength(10);
  });

  test('whose token comes back after it was replaced end, and the log says why', async () => {
    const { cookie } = await api.signIn({ email: admin.email, password: admin.password });
    api.clock.advance(15 * 60);
    await api.call({ cookie }, 'GET', '/v1/me');
    api.clock.advance(60);
    expect((await api.call({ cookie }, 'GET', '/v1/me')).status).toBe(401);
    expect(await newest()).toMatchObject({
      action: 'session.ended',
      target: { kind: 'session', name: expect.any(String) },
      after: { email: admin.email, reason: 'replayed' },
    });
  });
});

describe('the list', () => {
  test('comes in pages, newest first, that neither repeat nor leave out', async () => {
    const all = (await page('?limit=200')).data;
    const found: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const next: AuditPage = await page(`?limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      // What happens meanwhile is before the first page.
      await api.call(tenant, 'POST', '/v1/clients', { name: `meanwhile_${found.length}` });
      found.push(...next.data);
      cursor = next.nextCursor;
    } while (cursor);
    expect(found).toEqual(all);
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => all.length - index));
  });

  test('is searched by who, what, whom and when', async () => {
    const one = async (query: string) => (await page(query)).data;
    const [begun] = await one('?action=session.begun');
    const byId = await one(`?actor=${begun?.actor.id}&limit=200`);
    expect(new Set(byId.map(({ actor }) => actor.name))).toEqual(new Set([admin.email]));
    expect(await one('?actor=ANN&limit=200')).toEqual(byId);
    expect(await one('?actor=nn%25')).toEqual([]);
    await changeRep('ida');
    const [ida] = await one('?target=ida&action=client.changed');
    expect(await one(`?target=${ida?.target.id}`)).toMatchObject([{ action: 'client.changed' }, { action: 'client.registered' }]); // prettier-ignore
    const at = ida?.at ?? '';
    expect((await one(`?from=${at}&to=${at}`)).length).toBe(0);
    const later = new Date(new Date(at).getTime() + 1).toISOString();
    expect(await one(`?from=${at}&to=${later}`)).toMatchObject([{ action: 'client.changed' }, { action: 'client.registered' }]); // prettier-ignore
    expect((await api.call(tenant, 'GET', '/v1/audit-log?action=nothing')).status).toBe(400);
  });

  test('of the operators is theirs alone, and has what they do with each company', async () => {
    const operator = await api.createOperator();
    const read = (as: TestAdmin | TestTenant) => api.call<AuditPage>(as, 'GET', '/v1/operator/audit-log');
    await api.call(operator, 'POST', '/v1/operator/tenants', { name: 'Globex', country: 'US', ownerEmail: 'g@example.com' }); // prettier-ignore
    const { body } = await read(operator);
    expect(body.data.slice(0, 2)).toMatchObject([
      { action: 'tenant.created', actor: { kind: 'operator', name: operator.email }, target: { name: 'Globex' } },
      { action: 'session.begun', target: { kind: 'operator', name: operator.email } },
    ]);
    expect([(await read(admin)).status, (await read(tenant)).status]).toEqual([403, 403]);
    expect((await page('?limit=200')).data.map(({ target }) => target.name)).not.toContain('Globex');
  });

  test('is downloaded as a table, which runs nothing in a spreadsheet', async () => {
    const signedIn = await api.signIn({ email: admin.email, password: admin.password });
    await api.call(signedIn, 'POST', '/v1/api-keys', { name: '=HYPERLINK("http://evil.example")' });
    const { text, headers } = await api.call(signedIn, 'GET', '/v1/audit-log/export?action=api_key.created');
    expect(headers['content-disposition']).toBe('attachment; filename="audit-log.csv"');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFsequence,at,actor_kind,actor_id,actor_name,action,target_kind,target_id,target_name,address,device,before,after,hash',
    );
    expect(lines[1]).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
    const { data } = await page('?action=api_key.created&limit=200');
    expect(lines).toHaveLength(1 + data.length + 1);
  });
});
