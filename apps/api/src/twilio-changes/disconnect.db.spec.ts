import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  AppliedTwilioChanges,
  ClientPage,
  ForgottenTwilioConfig,
  TwilioChangesPreview,
  TwilioConfig,
} from '@cordboard/contracts';
import type { Application, IncomingNumber } from '@cordboard/twilio-gateway';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let number: IncomingNumber;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
afterEach(() => api.twilio.recover());

const theirs = { voiceUrl: 'https://old-crm.example/dial', voiceMethod: 'GET' } as const;
const disconnect = { kind: 'disconnect' };
const account = () => api.accountOf(tenant);
const preview = async (intent: object) =>
  (await api.call<TwilioChangesPreview>(tenant, 'POST', '/v1/twilio-changes/preview', { intent })).body;
const apply = async (intent: object) =>
  (
    await api.call<AppliedTwilioChanges>(tenant, 'POST', '/v1/twilio-changes', {
      intent,
      changes: (await preview(intent)).changes,
    })
  ).body;
const readConfig = () => api.call<TwilioConfig>(tenant, 'GET', '/v1/twilio-config');
const secretsOf = (of: TestTenant) =>
  api.database.query('select 1 from twilio_configs where tenant_id = $1', [of.tenantId]);

/** Connected from nothing, as an admin does: a key and an application made, a number of the old CRM's bound. */
beforeEach(async () => {
  tenant = await api.createTenant({ connected: false });
  account().applications.clear();
  account().numbers.clear();
  number = { ...api.twilio.addNumber(account(), '+14155550101', theirs) };
  const { accountSid, authToken } = tenant.account;
  await api.call(tenant, 'POST', '/v1/twilio-config/credentials', { accountSid, authToken });
  await apply({ kind: 'create-application' });
  await apply({ kind: 'bind-numbers', phoneNumberSids: [number.sid] });
});

describe('disconnecting', () => {
  test('undoes what Cordboard made and changed, forgets the secrets, and keeps the names of the reps', async () => {
    await api.call(tenant, 'POST', '/v1/clients', { name: 'alice' });
    const { changes, leaves } = await preview(disconnect);
    expect([changes.map(({ action, resource }) => `${action} ${resource}`), leaves]).toEqual([
      ['delete application', ...changes.slice(1, -1).map(() => 'update phone-number'), 'delete api-key'],
      [],
    ]);
    expect((await apply(disconnect)).outcome).toBe('done');
    expect(account().applications.size).toBe(0);
    expect([...account().numbers.values()]).toEqual([number]);
    expect([...account().keys.keys()]).toEqual([tenant.account.apiKeySid]);
    expect([(await readConfig()).status, await secretsOf(tenant)]).toEqual([404, []]);
    const clients = await api.call<ClientPage>(tenant, 'GET', '/v1/clients');
    expect(clients.body.data).toMatchObject([{ name: 'alice' }]);
    const refused = await api.call<Record<string, unknown>>(tenant, 'POST', '/v1/tokens', { clientName: 'alice' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'twilio_config.not_connected' } });
    expect((await api.webhook(tenant, 'status', {})).status).toBe(404);
  });

  test('frees the names in the account for another tenant, and can be followed by connecting again', async () => {
    await api.call(tenant, 'POST', '/v1/clients', { name: 'carol' });
    await apply(disconnect);
    const other = await api.createTenant({ connected: false });
    await api.call(other, 'POST', '/v1/clients', { name: 'carol' });
    await api.connect(other, { ...tenant.account, applicationSid: null });
    await api.call(tenant, 'DELETE', '/v1/twilio-config');
    const { accountSid, authToken } = tenant.account;
    const again = await api.call<Record<string, unknown>>(tenant, 'POST', '/v1/twilio-config/credentials', { accountSid, authToken }); // prettier-ignore
    expect(again.body).toMatchObject({ code: 'twilio_config.client_name_conflict' });
  });

  test('changes an application that was somebody’s back to what it was', async () => {
    const before: Application = { ...api.twilio.addApplication(account(), { friendlyName: 'Old CRM', ...theirs }) };
    await apply({ kind: 'use-application', applicationSid: before.sid });
    await apply(disconnect);
    expect([...account().applications.values()]).toEqual([before]);
  });

  test('leaves what others have changed since, and what was never Cordboard’s, and says so', async () => {
    const [application] = account().applications.values();
    Object.assign(application ?? {}, { voiceUrl: 'https://new-crm.example' });
    const bound = account().numbers.get(number.sid);
    Object.assign(bound ?? {}, { voiceUrl: 'https://new-crm.example', statusCallback: null });
    const { leaves } = await preview(disconnect);
    expect(leaves).toContainEqual(expect.objectContaining({ sid: application?.sid, reason: 'changed-since' }));
    await apply(disconnect);
    expect(account().applications.get(application?.sid ?? '')).toMatchObject({ voiceUrl: 'https://new-crm.example' });
    expect(account().numbers.get(number.sid)).toMatchObject({
      voiceUrl: 'https://new-crm.example',
      statusCallback: null,
    });
  });

  test('of what was set up by hand changes nothing at Twilio', async () => {
    tenant = await api.createTenant();
    await api.call(tenant, 'POST', '/v1/twilio-checks');
    const { changes, leaves } = await preview(disconnect);
    expect(changes).toEqual([]);
    expect(leaves.map(({ resource, reason }) => `${resource} ${reason}`).sort()).toEqual([
      'api-key not-ours',
      'application not-ours',
      'phone-number not-ours',
    ]);
    expect((await apply(disconnect)).outcome).toBe('done');
    expect((await readConfig()).status).toBe(404);
    expect([account().applications.size, account().keys.size]).toEqual([1, 1]);
  });

  test('that fails on the way keeps the record, and goes on where it stopped', async () => {
    const { changes } = await preview(disconnect);
    api.twilio.fallIll('timed-out', { only: ['deleteKey'] });
    const { body } = await api.call<AppliedTwilioChanges>(tenant, 'POST', '/v1/twilio-changes', {
      intent: disconnect,
      changes,
    });
    expect(body).toMatchObject({ outcome: 'partly', failed: [{ resource: 'api-key' }], remaining: [] });
    expect((await readConfig()).status).toBe(200);
    api.twilio.recover();
    expect((await preview(disconnect)).changes).toMatchObject([{ action: 'delete', resource: 'api-key' }]);
    expect((await apply(disconnect)).outcome).toBe('done');
    expect((await readConfig()).status).toBe(404);
  });
});

describe('DELETE /v1/twilio-config', () => {
  test('forgets an account that can no longer be asked, and says what stays there', async () => {
    api.twilio.fallIll('credentials-refused');
    const asked = api.twilio.asked.length;
    const { status, body } = await api.call<ForgottenTwilioConfig>(tenant, 'DELETE', '/v1/twilio-config');
    expect([status, api.twilio.asked.length, await secretsOf(tenant)]).toEqual([200, asked, []]);
    expect(body.leaves.map(({ resource, reason }) => `${resource} ${reason}`).sort()).toEqual([
      'api-key not-undone',
      'application not-undone',
      'phone-number not-undone',
    ]);
    expect((await api.call(tenant, 'DELETE', '/v1/twilio-config')).status).toBe(409);
  });

  test('of an admin needs the version that they saw', async () => {
    const admin = await api.createAdmin(tenant);
    expect((await api.call(admin, 'DELETE', '/v1/twilio-config')).status).toBe(428);
    expect((await readConfig()).status).toBe(200);
  });
});
