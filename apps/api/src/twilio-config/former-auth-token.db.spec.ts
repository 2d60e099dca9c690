import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TwilioConfig } from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { aCallForm } from '../testing/call-form.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const [second, third] = ['the-second-auth-token', 'the-third-auth-token'];
const day = 24 * 3600;

let api: TestApi;
let otherNode: NestFastifyApplication;
beforeAll(async () => {
  api = await TestApi.start();
  otherNode = await createApplication(api.database.environment, createLogger('silent'), { clock: api.clock });
});
afterAll(async () => {
  await otherNode.close();
  await api.stop();
});

const replace = async (tenant: TestTenant, authToken: string, seconds?: number) => {
  const more = seconds === undefined ? {} : { formerAuthTokenSeconds: seconds };
  const { body } = await api.call<TwilioConfig>(tenant, 'PUT', '/v1/twilio-config', {
    ...tenant.account,
    authToken,
    ...more,
  });
  return body;
};
const end = (tenant: TestTenant) => api.call<TwilioConfig>(tenant, 'DELETE', '/v1/twilio-config/former-auth-token');
const webhook = async (tenant: TestTenant, sign: string) =>
  (await api.webhook(tenant, 'status', aCallForm({ CallStatus: 'completed' }), sign)).status;
const webhookThere = async (tenant: TestTenant, sign: string) =>
  (await otherNode.inject(api.webhookRequest(tenant, 'status', aCallForm({ CallStatus: 'completed' }), sign)))
    .statusCode;
const inSeconds = (seconds: number) => new Date(api.clock.now().getTime() + seconds * 1000).toISOString();

describe('an Auth Token that was replaced', () => {
  test('is accepted beside the new one for a day, without one reject, and refused from then on', async () => {
    const tenant = await api.createTenant();
    const former = tenant.account.authToken;
    const { authToken, formerAuthToken } = await replace(tenant, second);
    expect([authToken, formerAuthToken]).toMatchObject([
      { set: true, lastFour: second.slice(-4) },
      { lastFour: former.slice(-4), acceptedUntil: inSeconds(day) },
    ]);
    for (const seconds of [0, 1, 4, 3_600, day - 3_606]) {
      api.clock.advance(seconds);
      for (const sign of [former, second]) expect([await webhook(tenant, sign), await webhookThere(tenant, sign)]).toEqual([200, 200]); // prettier-ignore
    }
    api.clock.advance(1);
    expect([await webhook(tenant, former), await webhookThere(tenant, former)]).toEqual([403, 403]);
    expect([await webhook(tenant, second), await webhookThere(tenant, second)]).toEqual([200, 200]);
    api.clock.advance(day);
    await webhook(tenant, second);
    const [row] = await api.database.query(
      'select former_auth_token_sealed as sealed, version from twilio_configs where tenant_id = $1',
      [tenant.tenantId],
    );
    expect(row).toEqual({ sealed: null, version: 2 });
    const { body } = await api.call<TwilioConfig>(tenant, 'GET', '/v1/twilio-config');
    expect(body.formerAuthToken).toBeNull();
  });

  test('is followed by the new one on a node that has just looked, without one reject', async () => {
    const tenant = await api.createTenant();
    expect(await webhookThere(tenant, tenant.account.authToken)).toBe(200);
    await replace(tenant, second);
    expect([await webhookThere(tenant, second), await webhookThere(tenant, tenant.account.authToken)]).toEqual([
      200, 200,
    ]);
  });

  test('is accepted for as long as the tenant says, and not at all for no time', async () => {
    const tenant = await api.createTenant();
    const former = tenant.account.authToken;
    expect((await replace(tenant, second, 600)).formerAuthToken?.acceptedUntil).toBe(inSeconds(600));
    api.clock.advance(599);
    expect(await webhook(tenant, former)).toBe(200);
    expect((await replace(tenant, third, 0)).formerAuthToken).toBeNull();
    for (const sign of [former, second]) expect(await webhook(tenant, sign)).toBe(403);
    expect(await webhook(tenant, third)).toBe(200);
  });

  test('is refused at once when its time is ended, here, and within five seconds elsewhere', async () => {
    const tenant = await api.createTenant();
    const former = tenant.account.authToken;
    await replace(tenant, second);
    expect(await webhookThere(tenant, former)).toBe(200);
    expect(await end(tenant)).toMatchObject({ status: 200, headers: { etag: '"3"' }, body: { formerAuthToken: null } });
    expect(await webhook(tenant, former)).toBe(403);
    api.clock.advance(5);
    expect(await webhookThere(tenant, former)).toBe(403);
  });

  test('keeps its time when the same token is written again, and is the latest of several', async () => {
    const tenant = await api.createTenant();
    const first = await replace(tenant, second, 600);
    api.clock.advance(60);
    expect((await replace(tenant, second, day)).formerAuthToken).toEqual(first.formerAuthToken);
    await replace(tenant, third);
    const accepted = await Promise.all([tenant.account.authToken, second, third].map((sign) => webhook(tenant, sign)));
    expect(accepted).toEqual([403, 200, 200]);
  });

  test('is forgotten with its account', async () => {
    const [tenant, other] = [await api.createTenant(), await api.createTenant({ connected: false })];
    await replace(tenant, second);
    expect((await api.connect(tenant, other.account)).body).toMatchObject({ formerAuthToken: null });
  });

  test('signs nothing itself: Twilio is asked with the new one', async () => {
    const tenant = await api.createTenant();
    api.accountOf(tenant).authToken = second;
    const credentials = { accountSid: tenant.account.accountSid, authToken: second, formerAuthTokenSeconds: 60 };
    const connected = await api.call<TwilioConfig>(tenant, 'POST', '/v1/twilio-config/credentials', credentials);
    expect(connected.body.formerAuthToken).toMatchObject({ acceptedUntil: inSeconds(60) });
    expect(await api.call(tenant, 'GET', '/v1/twilio-account')).toMatchObject({
      status: 200,
      body: { status: 'active' },
    });
  });

  test('is ended by an admin who has seen the record as it is', async () => {
    const tenant = await api.createTenant();
    const admin = await api.createAdmin(tenant, 'admin');
    await replace(tenant, second);
    expect((await api.call(admin, 'DELETE', '/v1/twilio-config/former-auth-token')).status).toBe(428);
    const disconnected = await api.createTenant({ connected: false });
    expect((await end(disconnected)).body).toMatchObject({ code: 'twilio_config.not_connected' });
  });
});

test('300 webhooks signed with three tokens are taken or refused as they should be', async () => {
  const tenant = await api.createTenant();
  await replace(tenant, second);
  const signs = [tenant.account.authToken, second, 'a-forged-auth-token'];
  const answers: [number, number][] = [];
  for (let index = 0; index < 300; index += 20) {
    const some = Array.from({ length: 20 }, async (_, offset): Promise<[number, number]> => {
      const sign = (index + offset) % 3;
      return [sign, await webhook(tenant, String(signs[sign]))];
    });
    answers.push(...(await Promise.all(some)));
  }
  expect(answers.filter(([sign, status]) => (sign === 2 ? status !== 403 : status !== 200))).toEqual([]);
});
