import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { AppliedTwilioChanges, Client, Team, TwilioChangesPreview, TwilioCheck } from '@cordboard/contracts';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

const number = '+14155550177';

let api: TestApi;
let tenant: TestTenant;
let ownApplication: string;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenant = await api.createTenant();
  ownApplication = aSid('AP');
  const told = { voiceMethod: 'POST', voiceFallbackMethod: 'POST', statusCallbackMethod: 'POST' } as const;
  const urls = { voiceUrl: `${voice()}/outgoing`, voiceFallbackUrl: `${voice()}/fallback` };
  api.twilio.addApplication(account(), { sid: ownApplication, ...told, ...urls, statusCallback: `${voice()}/status` });
  api.twilio.addCallerId(account(), number);
  const { body: team } = await api.call<Team>(tenant, 'POST', '/v1/teams', { name: 'Support' });
  const { body: rep } = await api.call<Client>(tenant, 'POST', '/v1/clients', { name: 'alice' });
  for (const record of [`teams/${team.id}`, `clients/${rep.id}`]) {
    const own = { applicationSid: ownApplication, callerId: number, edge: null };
    expect((await api.call(tenant, 'PUT', `/v1/${record}/twilio-config`, own)).status).toBe(200);
  }
});

const account = () => api.accountOf(tenant);
const voice = () => `https://voice.example.com/twilio/${tenant.tenantId}/voice`;
const application = () => account().applications.get(ownApplication) ?? {};
const ownFindings = async () => {
  const { body } = await api.call<TwilioCheck>(tenant, 'POST', '/v1/twilio-checks');
  return body.findings.filter(({ check }) => check.startsWith('own-'));
};

test('what teams and reps have of their own is one finding each where all of it is well', async () => {
  expect(await ownFindings()).toMatchObject([
    { id: 'own-application', state: 'passed', expected: '1', actual: '1' },
    { id: 'own-caller-id', state: 'passed', expected: '1', actual: '1' },
  ]);
});

test('an application of theirs that leads elsewhere is told with whose it is, and mended with one click', async () => {
  const elsewhere = { voiceUrl: 'https://old-crm.example/dial', voiceMethod: 'GET', statusCallback: null };
  Object.assign(application(), elsewhere);
  const [found] = await ownFindings();
  expect(found).toMatchObject({
    ...{ id: `own-application:${ownApplication}`, state: 'failed', reason: 'differs', severity: 'error' },
    ...{ subject: 'Support, alice', expected: `POST ${voice()}/outgoing`, actual: 'GET https://old-crm.example/dial' },
    repairable: true,
  });
  const intent = { kind: 'repair', findings: [found?.id] };
  const { body: shown } = await api.call<TwilioChangesPreview>(tenant, 'POST', '/v1/twilio-changes/preview', {
    intent,
  });
  expect(shown.changes.map(({ sid, field }) => [sid, field])).toEqual([
    [ownApplication, 'voiceUrl'],
    [ownApplication, 'voiceMethod'],
    [ownApplication, 'statusCallback'],
  ]);
  const asked = { intent, changes: shown.changes };
  const applied = await api.call<AppliedTwilioChanges>(tenant, 'POST', '/v1/twilio-changes', asked);
  expect(applied.body.outcome).toBe('done');
  expect((await ownFindings()).map(({ id, state }) => [id, state])).toContainEqual(['own-application', 'passed']);
});

test('what lacks of it for when something fails is a warning', async () => {
  Object.assign(application(), { voiceFallbackUrl: null });
  expect((await ownFindings())[0]).toMatchObject({
    ...{ state: 'failed', severity: 'warning', expected: `POST ${voice()}/fallback`, actual: null, repairable: true },
  });
});

test('one that was deleted, and a caller ID that was given up, are told with whose they are', async () => {
  account().applications.delete(ownApplication);
  account().callerIds.length = 0;
  expect(await ownFindings()).toMatchObject([
    { id: `own-application:${ownApplication}`, reason: 'gone', subject: 'Support, alice', repairable: false },
    { id: `own-caller-id:${number}`, reason: 'not-owned', subject: 'Support, alice', repairable: false },
  ]);
});

test('where Twilio does not answer they are unknown', async () => {
  api.twilio.fallIll('unavailable');
  expect((await ownFindings()).map(({ state, reason }) => [state, reason])).toEqual([
    ['unknown', 'twilio-away'],
    ['unknown', 'twilio-away'],
  ]);
  api.twilio.recover();
});
