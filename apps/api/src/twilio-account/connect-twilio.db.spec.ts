import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { TwilioConfig } from '@cordboard/contracts';
import type { GatewayErrorKind } from '@cordboard/twilio-gateway';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
afterEach(() => api.twilio.recover());

const connect = (tenant: TestTenant, body: object) =>
  api.call<Record<string, unknown>>(tenant, 'POST', '/v1/twilio-config/credentials', body);
const withToken = ({ account: { accountSid, authToken } }: TestTenant) => ({ accountSid, authToken });
const withKey = ({ account: { accountSid, apiKeySid, apiKeySecret } }: TestTenant) => ({
  ...{ accountSid, apiKeySid, apiKeySecret },
});
const aNewcomer = () => api.createTenant({ connected: false });
const isStored = async (tenant: TestTenant) => (await api.call(tenant, 'GET', '/v1/twilio-config')).status === 200;

describe('POST /v1/twilio-config/credentials', () => {
  test('with the Auth Token makes a key at Twilio, which signs tokens once an application is chosen', async () => {
    const tenant = await api.createTenant({ connected: false, name: 'Larkmoor Freight' });
    const { status, body, headers } = await connect(tenant, withToken(tenant));
    expect([status, body, headers['etag']]).toMatchObject([
      200,
      { applicationSid: null, callerId: null, authToken: { set: true }, apiKeySecret: { set: true } },
      '"1"',
    ]);
    const key = api.accountOf(tenant).keys.get(String(body['apiKeySid']));
    expect(key).toMatchObject({ friendlyName: 'Cordboard: Larkmoor Freight', kind: 'standard' });
    expect(body['apiKeySecret']).toMatchObject({ lastFour: key?.secret.slice(-4) });
    expect((await api.call(tenant, 'POST', '/v1/tokens', { clientName: 'alice', outgoing: false })).status).toBe(201);
  });

  test('with a key takes that one, and says that the Auth Token is not set', async () => {
    const tenant = await aNewcomer();
    const { status, body } = await connect(tenant, withKey(tenant));
    expect([status, body]).toMatchObject([200, { apiKeySid: tenant.account.apiKeySid, authToken: { set: false } }]);
    expect(api.accountOf(tenant).keys.size).toBe(1);
  });

  test('again with a new Auth Token keeps a key that is still good, the application and the caller ID', async () => {
    const tenant = await api.createTenant();
    api.accountOf(tenant).authToken = 'the-auth-token-after-rotation';
    const again = { accountSid: tenant.account.accountSid, authToken: 'the-auth-token-after-rotation' };
    const { apiKeySid, applicationSid, callerId } = tenant.account;
    expect((await connect(tenant, again)).body).toMatchObject({ apiKeySid, applicationSid, callerId });
    expect((await api.webhook(tenant, 'status', {}, 'the-auth-token-after-rotation')).status).toBe(200);
    api.accountOf(tenant).keys.clear();
    expect((await connect(tenant, again)).body['apiKeySid']).not.toBe(apiKeySid);
  });

  test('of another account than the connected one is refused, so that nothing is left behind there unseen', async () => {
    const [tenant, other] = [await api.createTenant(), await aNewcomer()];
    const { status, body } = await connect(tenant, withToken(other));
    expect([status, body]).toMatchObject([409, { code: 'twilio_config.other_account_connected' }]);
    expect(api.accountOf(other).keys.size).toBe(1);
  });

  test('a key that was made for nothing is deleted again', async () => {
    const [acme, globex] = [await api.createTenant(), await aNewcomer()];
    await api.call(acme, 'POST', '/v1/clients', { name: 'alice' });
    await api.call(globex, 'POST', '/v1/clients', { name: 'alice' });
    expect(await connect(globex, withToken(acme))).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.client_name_conflict' },
    });
    expect([...api.accountOf(acme).keys.keys()]).toEqual([acme.account.apiKeySid]);
  });

  test.each<[string, string, (tenant: TestTenant) => object]>([
    [
      'a wrong Auth Token',
      'twilio.auth_token_refused',
      (tenant) => ({ ...withToken(tenant), authToken: 'wrong-token' }),
    ],
    [
      'a wrong Account SID',
      'twilio.auth_token_refused',
      (tenant) => ({ ...withToken(tenant), accountSid: aSid('AC') }),
    ],
    ['a wrong secret', 'twilio.api_key_refused', (tenant) => ({ ...withKey(tenant), apiKeySecret: 'wrong-secret' })],
    ['an unknown key', 'twilio.api_key_refused', (tenant) => ({ ...withKey(tenant), apiKeySid: aSid('SK') })],
    ['another region', 'twilio.region_mismatch', (tenant) => ({ ...withToken(tenant), region: 'ie1' })],
    ['a key of another region', 'twilio.region_mismatch', (tenant) => ({ ...withKey(tenant), region: 'jp1' })],
  ])('%s is refused as %s, with a remedy, and nothing is stored', async (_what, code, request) => {
    const tenant = await aNewcomer();
    const { status, body, text } = await connect(tenant, request(tenant));
    expect([status, body]).toMatchObject([409, { code, remedy: expect.any(String), twilio: { code: 20003 } }]);
    expect(body.region).toBe(code === 'twilio.region_mismatch' ? 'us1' : undefined);
    expect(await isStored(tenant)).toBe(false);
    for (const secret of ['wrong-token', 'wrong-secret', tenant.account.authToken]) expect(text).not.toContain(secret);
  });

  test.each<[string, string, (tenant: TestTenant) => void]>([
    ['suspended', 'twilio.account_suspended', (tenant) => void (api.accountOf(tenant).status = 'suspended')],
    ['closed', 'twilio.account_closed', (tenant) => void (api.accountOf(tenant).status = 'closed')],
    ['one of test credentials', 'twilio.test_credentials', (tenant) => void (api.accountOf(tenant).isTest = true)],
  ])('an account that is %s is refused as %s', async (_what, code, change) => {
    const tenant = await aNewcomer();
    change(tenant);
    expect(await connect(tenant, withToken(tenant))).toMatchObject({
      status: 409,
      body: { code, remedy: expect.any(String) },
    });
    expect([await isStored(tenant), api.accountOf(tenant).keys.size]).toEqual([false, 1]);
  });

  test('a Restricted key is refused: it signs no tokens', async () => {
    const tenant = await aNewcomer();
    const { apiKeySid, apiKeySecret } = tenant.account;
    api.accountOf(tenant).keys.set(apiKeySid, { secret: apiKeySecret, friendlyName: '', kind: 'restricted' });
    expect((await connect(tenant, withKey(tenant))).body).toMatchObject({ code: 'twilio.permission_missing' });
  });

  test.each<[GatewayErrorKind, number, string, string]>([
    ['rate-limited', 503, 'twilio.rate_limited', '7'],
    ['unavailable', 502, 'twilio.unavailable', '30'],
    ['timed-out', 504, 'twilio.timed_out', '30'],
  ])('a Twilio that is %s answers %i, and when to try again', async (kind, status, code, retryAfter) => {
    const tenant = await aNewcomer();
    api.twilio.fallIll(kind, kind === 'rate-limited' ? { retryAfterSeconds: 7 } : {});
    const answer = await connect(tenant, withToken(tenant));
    expect(answer).toMatchObject({ status, body: { code, remedy: expect.any(String) } });
    expect(String(answer.headers['retry-after'])).toBe(retryAfter);
    expect(await isStored(tenant)).toBe(false);
  });

  test.each([
    ['authToken', {}],
    ['apiKeySecret', { apiKeySid: aSid('SK') }],
    ['apiKeySecret', { authToken: 'an-auth-token', apiKeySecret: 'a-secret-alone' }],
  ])('what is missing is named: %s', async (field, given) => {
    const tenant = await aNewcomer();
    const { status, body } = await connect(tenant, { accountSid: tenant.account.accountSid, ...given });
    expect([status, body]).toMatchObject([400, { code: 'request.invalid', errors: [{ field }] }]);
  });

  test('two admins who connect at once do not overwrite each other', async () => {
    const tenant = await aNewcomer();
    const admin = await api.createAdmin(tenant, 'admin');
    const asAdmin = (body: object) => api.call<TwilioConfig>(admin, 'POST', '/v1/twilio-config/credentials', body);
    expect((await asAdmin(withToken(tenant))).status).toBe(200);
    const keys = api.accountOf(tenant).keys.size;
    expect(await asAdmin(withToken(tenant))).toMatchObject({ status: 428 });
    expect(api.accountOf(tenant).keys.size).toBe(keys);
  });

  test('no secret that was given or made reaches the log', async () => {
    const tenant = await aNewcomer();
    await connect(tenant, withToken(tenant));
    api.twilio.fallIll('unavailable');
    await connect(tenant, withToken(tenant));
    const log = api.logLines.join('\n');
    expect(log).toContain('/v1/twilio-config/credentials');
    const secrets = [...api.accountOf(tenant).keys.values()].map(({ secret }) => secret);
    for (const secret of [tenant.account.authToken, ...secrets]) expect(log).not.toContain(secret);
  });
});
