import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const put = (tenant: TestTenant, body: object) => api.call(tenant, 'PUT', '/v1/twilio-config', body);
const get = (tenant: TestTenant) => api.call(tenant, 'GET', '/v1/twilio-config');

describe('PUT and GET /v1/twilio-config', () => {
  test('a secret can be written and never read', async () => {
    const tenant = await api.createTenant({ connected: false });
    const { apiKeySecret, authToken, ...readable } = tenant.account;
    const written = await put(tenant, tenant.account);
    const expected = {
      ...readable,
      apiKeySecret: { set: true, lastFour: apiKeySecret.slice(-4), updatedAt: api.clock.now().toISOString() },
      authToken: { set: true, lastFour: authToken.slice(-4), updatedAt: api.clock.now().toISOString() },
      formerAuthToken: null,
      edge: null,
      pushCredentialSids: { ios: null, android: null },
      updatedAt: api.clock.now().toISOString(),
    };
    expect([written.status, written.body]).toEqual([200, expected]);
    expect((await get(tenant)).body).toEqual(expected);
  });

  test('there is none before the first one is written', async () => {
    const tenant = await api.createTenant({ connected: false });
    const { status, body } = await get(tenant);
    expect([status, body]).toMatchObject([404, { code: 'twilio_config.not_connected', remedy: expect.any(String) }]);
  });

  test('a secret that is left out keeps its value as long as its SID stays the same', async () => {
    const tenant = await api.createTenant();
    const withoutSecrets = { ...tenant.account, apiKeySecret: undefined, authToken: undefined };
    api.clock.advance(60);
    expect((await put(tenant, { ...withoutSecrets, callerId: '+14155550199' })).body).toMatchObject({
      callerId: '+14155550199',
      authToken: { set: true, lastFour: tenant.account.authToken.slice(-4) },
    });
    const { status } = await api.webhook(tenant, 'status', {});
    expect(status).toBe(200);

    const otherKey = await put(tenant, { ...withoutSecrets, apiKeySid: aSid('SK') });
    expect([otherKey.status, otherKey.body]).toMatchObject([400, { code: 'twilio_config.secret_required' }]);
    const otherAccount = await put(tenant, { ...tenant.account, authToken: undefined, accountSid: aSid('AC') });
    expect([otherAccount.status, otherAccount.body]).toMatchObject([400, { code: 'twilio_config.secret_required' }]);
  });

  test('an admin who writes says which version they saw, and is told what somebody else made of it', async () => {
    const tenant = await api.createTenant({ connected: false });
    const admin = await api.createAdmin(tenant, 'admin');
    const write = (changes: object, ifMatch?: string) =>
      api.inject<Record<string, unknown>>({
        method: 'PUT',
        url: '/v1/twilio-config',
        headers: {
          cookie: admin.cookie,
          origin: api.database.environment.publicUrl,
          ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        },
        payload: { ...tenant.account, ...changes },
      });
    expect(await write({}, '"1"')).toMatchObject({ status: 412, body: { code: 'twilio_config.changed_meanwhile' } });
    const first = await write({});
    expect([first.status, first.headers['etag']]).toEqual([200, '"1"']);
    expect(await write({ callerId: null })).toMatchObject({ status: 428 });
    const second = await write({ callerId: null }, '"1"');
    expect([second.status, second.headers['etag']]).toEqual([200, '"2"']);
    const late = await write({ callerId: '+14155550111' }, '"1"');
    expect(late).toMatchObject({ status: 412, headers: { etag: '"2"' }, body: { currentConfig: second.body } });
    expect(await get(tenant)).toMatchObject({ headers: { etag: '"2"' }, body: { callerId: null } });
  });

  test('without an Application SID reps can be called, and are told why they cannot call', async () => {
    const tenant = await api.createTenant({ connected: false });
    expect((await put(tenant, { ...tenant.account, applicationSid: null })).body).toMatchObject({
      applicationSid: null,
    });
    const token = (body: object) => api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice', ...body });
    expect(await token({})).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.application_not_chosen', remedy: expect.any(String) },
    });
    expect((await token({ outgoing: false })).status).toBe(201);
    expect((await token({ outgoing: { applicationSid: aSid('AP') } })).status).toBe(201);
  });

  test('works without an Auth Token, which then counts as not set', async () => {
    const tenant = await api.createTenant({ connected: false });
    expect((await put(tenant, { ...tenant.account, authToken: undefined })).body).toMatchObject({
      authToken: { set: false },
    });
    expect((await api.webhook(tenant, 'status', {})).status).toBe(404);
  });

  test.each([
    ['accountSid', 'AC123'],
    ['apiKeySid', `AC${'0'.repeat(32)}`],
    ['callerId', '4155550100'],
    ['region', 'mars1'],
    ['authToken', 'short'],
    ['formerAuthTokenSeconds', -1],
    ['formerAuthTokenSeconds', 604_801],
    ['formerAuthTokenSeconds', 1.5],
    ['webhookUrl', 'https://example.com'],
  ])('refuses %s = %p, and says which field it was', async (field, value) => {
    const tenant = await api.createTenant({ connected: false });
    const { status, body } = await put(tenant, { ...tenant.account, [field]: value });
    expect([status, body]).toMatchObject([400, { code: 'request.invalid', errors: [{ field }] }]);
  });
});

describe('client names move with the account', () => {
  test('a tenant cannot connect an account in which one of its names is taken', async () => {
    const [acme, globex] = [await api.createTenant(), await api.createTenant({ connected: false })];
    await api.call(acme, 'POST', '/v1/clients', { name: 'Alice' });
    await api.call(globex, 'POST', '/v1/clients', { name: 'alice' });
    const { status, body, text } = await put(globex, acme.account);
    expect([status, body]).toMatchObject([409, { code: 'twilio_config.client_name_conflict' }]);
    expect(text).toContain('alice');
    expect((await get(globex)).status).toBe(404);
  });

  test('leaving an account frees the names in it', async () => {
    const [acme, globex] = [await api.createTenant(), await api.createTenant()];
    await api.call(acme, 'POST', '/v1/clients', { name: 'carol' });
    await put(acme, { ...acme.account, accountSid: aSid('AC') });
    await put(globex, { ...globex.account, accountSid: acme.account.accountSid });
    expect((await api.call(globex, 'POST', '/v1/clients', { name: 'carol' })).status).toBe(201);
  });
});

describe('sealed secrets', () => {
  test('are in no table, whichever way one looks', async () => {
    const tenant = await api.createTenant();
    const tables = await api.database.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    let dump = '';
    for (const { name } of tables) {
      dump += JSON.stringify(await api.database.query(`select t::text as row from ${name} t`));
      dump += JSON.stringify(
        await api.database.query(`select encode(convert_to(t::text, 'UTF8'), 'escape') as row from ${name} t`),
      );
    }
    expect(dump).toContain(tenant.account.accountSid);
    for (const secret of [tenant.account.authToken, tenant.account.apiKeySecret, tenant.apiKey]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'));
      expect(dump).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
    }
  });

  test('are in no log line, debug level included', async () => {
    const tenant = await api.createTenant();
    await put(tenant, { ...tenant.account, authToken: undefined, region: 'nowhere' });
    await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
    await api.webhook(tenant, 'outgoing', { CallSid: aSid('CA'), From: 'client:alice', To: '911' });
    const log = api.logLines.join('\n');
    expect(log).toContain('/v1/twilio-config');
    for (const secret of [tenant.account.authToken, tenant.account.apiKeySecret, tenant.apiKey])
      expect(log).not.toContain(secret);
  });

  test('do not open when their row is copied to another tenant', async () => {
    const [acme, globex] = [await api.createTenant(), await api.createTenant()];
    await api.database.query(
      `update twilio_configs set api_key_secret_sealed = (select api_key_secret_sealed from twilio_configs where tenant_id = $1)
      where tenant_id = $2`,
      [acme.tenantId, globex.tenantId],
    );
    expect((await api.call(globex, 'POST', '/v1/tokens', { clientName: 'bob' })).status).toBe(500);
    await api.database.query(
      `update tenant_data_keys set sealed_key = (select sealed_key from tenant_data_keys where tenant_id = $1) where tenant_id = $2`,
      [acme.tenantId, globex.tenantId],
    );
    api.clock.advance(6);
    expect((await api.call(globex, 'POST', '/v1/tokens', { clientName: 'bob' })).status).toBe(500);
  });

  test('do not open in another column of their own row', async () => {
    const tenant = await api.createTenant();
    await api.database.query(
      'update twilio_configs set api_key_secret_sealed = auth_token_sealed where tenant_id = $1',
      [tenant.tenantId],
    );
    expect((await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'bob' })).status).toBe(500);
  });
});
