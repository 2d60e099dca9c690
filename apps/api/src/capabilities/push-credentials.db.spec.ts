import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { IssuedToken, MobilePlatform, Problem, TwilioConfig } from '@cordboard/contracts';
import jwt from 'jsonwebtoken';
import { updateTenant } from '../operations/update-tenant.js';
import { signInSoftphone } from '../testing/signed-in-softphone.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
const [apple, google] = [aSid('CR'), aSid('CR')];

beforeAll(async () => {
  api = await TestApi.start();
});
beforeEach(async () => {
  tenant = await api.createTenant();
});
afterAll(() => api.stop());

const change = (changes: object) => api.call<TwilioConfig & Problem>(tenant, 'PATCH', '/v1/twilio-config', changes);
const issue = (request: object, who: { apiKey: string } = tenant) =>
  api.call<IssuedToken & Problem>(who, 'POST', '/v1/tokens', { clientName: 'alice', ...request });
const grantOf = async (platform: MobilePlatform | undefined) => {
  const { body } = await issue(platform ? { platform } : {});
  const claims = jwt.verify(body.token, tenant.account.apiKeySecret, {
    clockTimestamp: api.clock.now().getTime() / 1000,
  });
  return (claims as { grants: { voice: { push_credential_sid?: string } } }).grants.voice.push_credential_sid;
};

test('a token for a platform without a push credential is refused, and says what to do', async () => {
  expect(await issue({ platform: 'ios' })).toMatchObject({
    status: 409,
    body: { code: 'token.push_credential_missing', remedy: expect.stringContaining('pushCredentialSids.ios') },
  });
});

test('a token carries the push credential of the platform that is asked for, and otherwise none', async () => {
  expect((await change({ pushCredentialSids: { ios: apple } })).body.pushCredentialSids).toEqual({ ios: apple, android: null }); // prettier-ignore
  await change({ pushCredentialSids: { android: google } });
  expect([await grantOf('ios'), await grantOf('android'), await grantOf(undefined)]).toEqual([
    apple,
    google,
    undefined,
  ]);
  await change({ pushCredentialSids: { ios: null } });
  expect((await issue({ platform: 'ios' })).body.code).toBe('token.push_credential_missing');
  expect(await grantOf('android')).toBe(google);
});

test('they stay when the account’s credentials are replaced', async () => {
  const { accountSid, authToken } = tenant.account;
  await change({ pushCredentialSids: { android: google } });
  const { body } = await api.call<TwilioConfig>(tenant, 'POST', '/v1/twilio-config/credentials', { accountSid, authToken }); // prettier-ignore
  expect(body.pushCredentialSids.android).toBe(google);
});

test('what is no push credential, or no platform, is refused', async () => {
  for (const pushCredentialSids of [{ ios: 'CR1' }, { ios: aSid('AP') }, { windows: apple }]) {
    expect((await change({ pushCredentialSids })).status).toBe(400);
  }
  expect((await issue({ platform: 'windows' })).status).toBe(400);
});

test('a Capability Token and a page’s session have none', async () => {
  await updateTenant(api.database.environment, tenant.tenantId, { legacyTokens: true });
  api.clock.advance(6);
  expect(await issue({ platform: 'android', dialect: 'capability' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'platform' }] },
  });
  const softphone = await signInSoftphone(api, tenant, 'alice');
  expect((await issue({ platform: 'android' }, softphone)).body.code).toBe('auth.forbidden');
});

test('the edge is the tenant’s own choice, or else the nearest one to its region', async () => {
  expect((await issue({})).body.edge).toBe('ashburn');
  await change({ edge: 'sao-paulo' });
  expect((await issue({})).body.edge).toBe('sao-paulo');
  await change({ edge: null });
  expect((await issue({})).body.edge).toBe('ashburn');
});

test('a change by an admin who has seen an older version is refused', async () => {
  const admin = await api.createAdmin(tenant, 'admin');
  const read = await api.call(admin, 'GET', '/v1/twilio-config');
  const seen = { 'if-match': String(read.headers['etag']) };
  const changeAs = (headers: Record<string, string>) =>
    api.call<Problem>(admin, 'PATCH', '/v1/twilio-config', { edge: 'tokyo' }, headers);
  expect((await changeAs({})).status).toBe(428);
  expect((await changeAs(seen)).status).toBe(200);
  expect((await changeAs(seen)).body.code).toBe('twilio_config.changed_meanwhile');
});
