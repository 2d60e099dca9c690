import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { startEmulator, type Emulator } from '../emulator.js';
import { ApplicationServer } from '../testing/application-server.js';
import {
  accountSid,
  acmeNumber,
  apiKeySecret,
  apiKeySid,
  applicationSid,
  authToken,
  otherAccountSid,
  otherNumber,
  someAccounts,
} from '../testing/an-account.js';

let application: ApplicationServer;
let emulator: Emulator;

beforeAll(async () => {
  application = await ApplicationServer.start();
  emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice` }),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
});

afterAll(async () => {
  await emulator.close();
  await application.stop();
});

beforeEach(() => application.forget());

/** The official package, sent here instead of to api.twilio.com. */
function emulatorHttpClient(): twilio.RequestClient {
  const httpClient = new twilio.RequestClient();
  const send = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    send({ ...options, uri: options.uri.replace('https://api.twilio.com', emulator.url) });
  return httpClient;
}

const client = (user = accountSid, password = authToken) =>
  twilio(user, password, { accountSid, httpClient: emulatorHttpClient() });

const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => undefined,
    ({ status, code, message }: { status: number; code: number; message: string }) => ({ status, code, message }),
  );

/** The end of this very call; those of other tests may still be on their way. */
const endOf = (call: { sid: string }) =>
  application.requestTo('/status', ({ fields }) => fields['CallSid'] === call.sid && 'CallDuration' in fields);

describe('who may ask', () => {
  test('the Auth Token may do everything, an API key everything but accounts and keys', async () => {
    expect((await client().api.v2010.accounts(accountSid).fetch()).friendlyName).toBe('Acme');
    const key = client(apiKeySid, apiKeySecret);
    expect((await key.balance.fetch()).currency).toBe('USD');
    expect(await refusal(key.keys.list())).toMatchObject({ status: 401, code: 20003 });
    expect(await refusal(key.api.v2010.accounts(accountSid).fetch())).toMatchObject({ status: 401, code: 20003 });
  });

  test.each([
    ['a wrong token', accountSid, 'wrong'],
    ['an unknown account', `AC${'9'.repeat(32)}`, authToken],
    ["another account's SID", otherAccountSid, 'the-auth-token-of-other'],
    ['a wrong secret', apiKeySid, 'wrong'],
  ])('%s is refused', async (_what, user, password) => {
    expect(await refusal(client(user, password).calls.list())).toMatchObject({ status: 401, code: 20003 });
  });

  test('without credentials the answer says how to bring them, and has a request id', async () => {
    const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/Calls.json`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
    expect(response.headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
    expect(await response.json()).toMatchObject({ code: 20003, status: 401 });
  });
});

describe('accounts', () => {
  test('an account sees itself alone, by its name and status', async () => {
    const { accounts } = client().api.v2010;
    const seen = async (filter?: Parameters<typeof accounts.list>[0]) =>
      (await accounts.list({ ...filter, pageSize: 1 })).map(({ sid, status, type }) => ({ sid, status, type }));
    expect(await seen()).toEqual([{ sid: accountSid, status: 'active', type: 'Full' }]);
    expect(await seen({ friendlyName: 'Acme', status: 'active' })).toHaveLength(1);
    expect(await seen({ friendlyName: 'Other' })).toEqual([]);
    expect(await seen({ status: 'suspended' })).toEqual([]);
    const byKey = client(apiKeySid, apiKeySecret).api.v2010.accounts.list();
    expect(await refusal(byKey)).toMatchObject({ status: 401, code: 20003 });
  });
});

describe('applications', () => {
  test('are made, read, changed and deleted', async () => {
    const made = await client().applications.create({ friendlyName: 'Second', voiceUrl: 'https://example.com/a' });
    expect(made).toMatchObject({
      accountSid,
      friendlyName: 'Second',
      voiceMethod: 'POST',
      voiceUrl: 'https://example.com/a',
    });
    expect(made.dateCreated).toBeInstanceOf(Date);
    const changed = await client()
      .applications(made.sid)
      .update({ voiceUrl: 'https://example.com/b', voiceMethod: 'GET' });
    expect(changed).toMatchObject({ friendlyName: 'Second', voiceUrl: 'https://example.com/b', voiceMethod: 'GET' });
    expect(await client().applications(made.sid).remove()).toBe(true);
    expect(await refusal(client().applications(made.sid).fetch())).toEqual({
      status: 404,
      code: 20404,
      message: `The requested resource /2010-04-01/Accounts/${accountSid}/Applications/${made.sid}.json was not found`,
    });
  });

  test('with a URL that is none are refused, and stay as they were', async () => {
    const update = client().applications(applicationSid).update({ voiceUrl: 'javascript:alert(1)' });
    expect(await refusal(update)).toMatchObject({ status: 400, message: expect.stringContaining('VoiceUrl') });
    expect((await client().applications(applicationSid).fetch()).voiceUrl).toBe(`${application.url}/voice`);
  });

  test('are listed page by page, each once', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map((number) => client().applications.create({ friendlyName: `Paged ${number}` })),
    );
    const all = await client().applications.list({ pageSize: 2 });
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ sid }) => sid)).size).toBe(5);
    expect(await client().applications.list({ friendlyName: 'Paged 3' })).toHaveLength(1);
    await Promise.all(made.map(({ sid }) => client().applications(sid).remove()));
  });
});

describe('numbers and keys', () => {
  test("the account's numbers are found by a part of them; another account's are not", async () => {
    expect(
      (await client().incomingPhoneNumbers.list({ phoneNumber: '415*' })).map(({ phoneNumber }) => phoneNumber),
    ).toEqual([acmeNumber]);
    expect(await client().incomingPhoneNumbers.list({ phoneNumber: otherNumber })).toEqual([]);
  });

  test('a number is pointed to an application of the account and to no other', async () => {
    const [number] = await client().incomingPhoneNumbers.list();
    const sid = number?.sid ?? '';
    const changed = await client().incomingPhoneNumbers(sid).update({ voiceApplicationSid: applicationSid });
    expect(changed).toMatchObject({ voiceApplicationSid: applicationSid, capabilities: { voice: true } });
    const stray = client()
      .incomingPhoneNumbers(sid)
      .update({ voiceApplicationSid: `AP${'9'.repeat(32)}` });
    expect(await refusal(stray)).toMatchObject({ code: 21218 });
    await client().incomingPhoneNumbers(sid).update({ voiceApplicationSid: '' });
  });

  test('a number rings an application or a trunk, and the later one takes the place of the other', async () => {
    const [number] = await client().incomingPhoneNumbers.list();
    const update = client().incomingPhoneNumbers(number?.sid ?? '');
    const trunkSid = `TK${'7'.repeat(32)}`;
    await update.update({ voiceApplicationSid: applicationSid });
    expect(await update.update({ trunkSid })).toMatchObject({ trunkSid, voiceApplicationSid: '' });
    const back = await update.update({ voiceApplicationSid: applicationSid });
    expect(back).toMatchObject({ trunkSid: null, voiceApplicationSid: applicationSid });
    await update.update({ voiceApplicationSid: '' });
  });

  test('a caller id is verified, renamed and given up, and may be shown until then', async () => {
    const { outgoingCallerIds, validationRequests, calls } = client();
    const asked = await validationRequests.create({ phoneNumber: '+14155550177', friendlyName: 'Front desk' });
    expect(asked).toMatchObject({ phoneNumber: '+14155550177', validationCode: expect.stringMatching(/^\d{6}$/) });
    const again = validationRequests.create({ phoneNumber: '+14155550177' });
    expect(await refusal(again)).toMatchObject({ status: 400, code: 21450 });
    const [callerId] = await outgoingCallerIds.list({ phoneNumber: '+14155550177' });
    const { sid = '' } = callerId ?? {};
    expect(await outgoingCallerIds(sid).update({ friendlyName: 'Desk' })).toMatchObject({ sid, friendlyName: 'Desk' });
    expect((await outgoingCallerIds(sid).fetch()).accountSid).toBe(accountSid);
    const call = { to: '+15005550102', from: '+14155550177', twiml: '<Response/>' };
    await client()
      .calls((await calls.create(call)).sid)
      .update({ status: 'canceled' });
    await outgoingCallerIds(sid).remove();
    expect(await refusal(calls.create(call))).toMatchObject({ code: 21210 });
    expect(await outgoingCallerIds.list()).toEqual([]);
  });

  test('a key is read and renamed by the Auth Token alone', async () => {
    const key = () => client().keys(apiKeySid);
    expect(await key().fetch()).toMatchObject({ sid: apiKeySid, friendlyName: 'main' });
    expect((await key().update({ friendlyName: 'softphone' })).friendlyName).toBe('softphone');
    expect((await client().keys.list({ pageSize: 1 })).map(({ sid }) => sid)).toEqual([apiKeySid]);
    expect(await refusal(client(apiKeySid, apiKeySecret).keys(apiKeySid).fetch())).toMatchObject({ code: 20003 });
  });

  test('a key is told its secret once, works at once, and is worthless after its deletion', async () => {
    const made = await client().newKeys.create({ friendlyName: 'fresh' });
    const fresh = client(made.sid, made.secret);
    expect(await fresh.outgoingCallerIds.list()).toEqual([]);
    expect(JSON.stringify(await client().keys.list())).not.toContain(made.secret);
    await client().keys(made.sid).remove();
    expect(await refusal(fresh.balance.fetch())).toMatchObject({ code: 20003 });
  });
});

describe('calls', () => {
  test('a call to the tone number runs its TwiML, tells its steps, and is listed afterwards', async () => {
    application.answer('/twiml', '<Say>Hi.</Say>');
    const call = await client().calls.create({
      to: '+15005550103',
      from: acmeNumber,
      url: `${application.url}/twiml`,
      statusCallback: `${application.url}/status`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', to: '+15005550103' });
    const asked = await application.requestTo('/twiml');
    expect(asked).toMatchObject({
      isGenuine: true,
      fields: { CallStatus: 'in-progress', Direction: 'outbound-api', CallSid: call.sid },
    });
    await endOf(call);
    const told = application.requestsTo('/status').filter(({ fields }) => fields['CallSid'] === call.sid);
    expect(told.map(({ fields }) => fields['CallStatus'])).toEqual([
      'initiated',
      'ringing',
      'in-progress',
      'completed',
    ]);
    const fetched = await client().calls(call.sid).fetch();
    expect(fetched).toMatchObject({ status: 'completed', duration: expect.stringMatching(/^\d+$/) });
    expect((await client().calls.list({ to: '+15005550103' })).map(({ sid }) => sid)).toContain(call.sid);
  });

  test('a call in progress is redirected to other TwiML, then ended', async () => {
    application.answer('/twiml', '<Pause length="1"/><Redirect>/twiml</Redirect>');
    application.answer('/other', '<Pause length="60"/>');
    const call = await client().calls.create({
      to: '+15005550100',
      from: acmeNumber,
      url: `${application.url}/twiml`,
      statusCallback: `${application.url}/status`,
    });
    await application.requestTo('/twiml');
    await client()
      .calls(call.sid)
      .update({ url: `${application.url}/other` });
    await application.requestTo('/other');
    await client().calls(call.sid).update({ status: 'completed' });
    expect((await endOf(call)).fields).toMatchObject({ CallStatus: 'completed', SequenceNumber: '0' });
    const late = client().calls(call.sid).update({ twiml: '<Response/>' });
    expect(await refusal(late)).toEqual({
      status: 400,
      code: 21220,
      message: 'Call is not in-progress. Cannot redirect.',
    });
  });

  test('a ringing call is cancelled', async () => {
    const call = await client().calls.create({
      to: '+15005550102',
      from: acmeNumber,
      twiml: '<Response/>',
      statusCallback: `${application.url}/status`,
      statusCallbackEvent: ['ringing', 'completed'],
    });
    await application.requestTo('/status', ({ fields }) => fields['CallSid'] === call.sid);
    expect((await client().calls(call.sid).update({ status: 'canceled' })).status).toBe('canceled');
  });

  test.each([
    ['+15005550101', 'busy', '486'],
    ['+15005550104', 'failed', '404'],
  ])('a call to %s ends as %s', async (to, status, code) => {
    const call = await client().calls.create({
      to,
      from: acmeNumber,
      twiml: '<Response/>',
      statusCallback: `${application.url}/status`,
    });
    expect((await endOf(call)).fields).toMatchObject({ CallStatus: status, SipResponseCode: code });
  });

  test("a call to another account's number is an incoming call there", async () => {
    application.answer('/voice', '<Say>London.</Say>');
    const call = await client().calls.create({
      to: otherNumber,
      from: acmeNumber,
      twiml: '<Response><Pause length="60"/></Response>',
      statusCallback: `${application.url}/status`,
    });
    const { fields } = await application.requestTo('/voice');
    expect(fields).toMatchObject({
      AccountSid: otherAccountSid,
      From: acmeNumber,
      To: otherNumber,
      Direction: 'inbound',
    });
    expect(fields['CallSid']).not.toBe(call.sid);
    // London's document runs out: it hangs up, which ends the call here.
    expect((await endOf(call)).fields).toMatchObject({ CallStatus: 'completed' });
  });

  test.each([
    ['no To', { from: acmeNumber }, 21201],
    ['no From', { to: '+15005550100' }, 21213],
    ['no number', { to: 'hello', from: acmeNumber }, 21211],
    ["another account's number as From", { to: '+15005550100', from: otherNumber }, 21210],
    ['no TwiML', { to: '+15005550100', from: acmeNumber, twiml: undefined }, 21205],
    ['an unknown application', { to: '+15005550100', from: acmeNumber, applicationSid: `AP${'9'.repeat(32)}` }, 21218],
  ])('a call with %s is refused', async (_what, wish, code) => {
    const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/Calls.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams(
        Object.entries({ twiml: '<Response/>', ...wish }).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name.charAt(0).toUpperCase() + name.slice(1), value]],
        ),
      ),
    });
    expect(await response.json()).toMatchObject({
      code,
      status: 400,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
  });

  test("another account's call is not found", async () => {
    application.answer('/voice', '<Pause length="1"/>');
    const call = await client().calls.create({ to: '+15005550102', from: acmeNumber, twiml: '<Response/>' });
    const other = twilio(otherAccountSid, 'the-auth-token-of-other', { httpClient: emulatorHttpClient() });
    expect(await refusal(other.calls(call.sid).fetch())).toMatchObject({ status: 404, code: 20404 });
    expect(await other.calls.list({ to: '+15005550102' })).toEqual([]);
    await client().calls(call.sid).update({ status: 'completed' });
  });
});
