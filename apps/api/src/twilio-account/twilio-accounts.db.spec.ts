import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { TwilioApplicationList, TwilioPhoneNumberList } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
afterEach(() => api.twilio.recover());

const read = <Body = Record<string, unknown>>(path: string, of = tenant) =>
  api.call<Body>(of, 'GET', `/v1/twilio-account${path}`);
const chooseCallerId = (callerId: string | null) =>
  api.call<Record<string, unknown>>(tenant, 'PUT', '/v1/twilio-config/caller-id', { callerId });

describe('the connected account', () => {
  test('is shown by name, status, type and balance', async () => {
    tenant = await api.createTenant();
    Object.assign(api.accountOf(tenant), { friendlyName: 'Larkmoor at Twilio', type: 'trial' });
    expect((await read('')).body).toEqual({
      accountSid: tenant.account.accountSid,
      region: 'us1',
      friendlyName: 'Larkmoor at Twilio',
      status: 'active',
      type: 'trial',
      balance: { amount: '100.00', currency: 'USD' },
    });
  });

  test('of a subaccount, or without an Auth Token, is shown as far as it may be read', async () => {
    tenant = await api.createTenant({ connected: false });
    await api.connect(tenant, { authToken: undefined });
    api.accountOf(tenant).balance = null;
    const unread = { friendlyName: null, status: null, type: null, balance: null };
    expect((await read('')).body).toMatchObject(unread);
  });

  test('is not there before it is connected', async () => {
    const newcomer = await api.createTenant({ connected: false });
    for (const path of ['', '/applications', '/phone-numbers']) {
      expect(await read(path, newcomer)).toMatchObject({ status: 409, body: { code: 'twilio_config.not_connected' } });
    }
  });

  test('has applications: which is chosen, which lead here, and what one has to be set to', async () => {
    tenant = await api.createTenant();
    const other = api.twilio.addApplication(api.accountOf(tenant), { voiceUrl: 'https://old-crm.example/dial' });
    const { body } = await read<TwilioApplicationList>('/applications');
    const base = `https://voice.example.com/twilio/${tenant.tenantId}/voice`;
    expect(body.expected).toMatchObject({ voiceUrl: `${base}/outgoing`, voiceFallbackUrl: `${base}/fallback` });
    expect(body.data).toMatchObject([
      { sid: tenant.account.applicationSid, ours: true, chosen: true },
      { sid: other.sid, ours: false, chosen: false, voiceUrl: 'https://old-crm.example/dial' },
    ]);
  });

  test('has numbers: who answers each, and which may be the caller ID', async () => {
    tenant = await api.createTenant();
    const account = api.accountOf(tenant);
    api.twilio.addNumber(account, '+14155550101', { voiceUrl: 'https://old-crm.example/dial' });
    api.twilio.addNumber(account, '+14155550102', { voiceApplicationSid: tenant.account.applicationSid });
    api.twilio.addNumber(account, '+14155550103', { trunkSid: `TK${'1'.repeat(32)}`, voiceUrl: 'https://a.example' });
    api.twilio.addNumber(account, '+14155550104', { canVoice: false });
    api.twilio.addCallerId(account, '+14155550105');
    const { body } = await read<TwilioPhoneNumberList>('/phone-numbers');
    expect(body.incoming.map(({ phoneNumber, binding }) => [phoneNumber, binding])).toEqual([
      ['+14155550100', 'ours'],
      ['+14155550101', 'url'],
      ['+14155550102', 'application'],
      ['+14155550103', 'trunk'],
      ['+14155550104', 'none'],
    ]);
    expect(body.verified).toMatchObject([{ phoneNumber: '+14155550105' }]);
    const callerIds = ['+14155550100', '+14155550101', '+14155550102', '+14155550103', '+14155550105'];
    expect(body.callerIds).toEqual(callerIds);
  });

  test('whose stored credentials Twilio refuses by now says which', async () => {
    tenant = await api.createTenant();
    api.accountOf(tenant).keys.clear();
    expect(await read('/applications')).toMatchObject({ status: 409, body: { code: 'twilio.api_key_refused' } });
    api.accountOf(tenant).authToken = 'another-token';
    expect((await read('')).body).toMatchObject({ code: 'twilio.auth_token_refused' });
  });
});

describe('the caller ID', () => {
  test('is a number of the account, a verified one, or none', async () => {
    tenant = await api.createTenant();
    api.twilio.addCallerId(api.accountOf(tenant), '+14155550105');
    for (const callerId of ['+14155550105', null, '+14155550100']) {
      expect(await chooseCallerId(callerId)).toMatchObject({ status: 200, body: { callerId } });
    }
  });

  test('is no other: Twilio would refuse the calls', async () => {
    tenant = await api.createTenant();
    expect(await chooseCallerId('+14155550142')).toMatchObject({
      status: 409,
      body: { code: 'twilio_config.caller_id_not_owned', remedy: expect.any(String) },
    });
    api.twilio.fallIll('timed-out');
    expect((await chooseCallerId('+14155550100')).status).toBe(504);
    const { body } = await api.call<Record<string, unknown>>(tenant, 'GET', '/v1/twilio-config');
    expect(body['callerId']).toBe('+14155550100');
  });
});
