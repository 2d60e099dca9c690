import { TwilioRestGateway, twilioGatewayRules, type TwilioWorld } from '@cordboard/twilio-gateway';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseAccounts } from '../accounts/read-accounts.js';
import { startEmulator, type Emulator } from '../emulator.js';

const hex = (digit: string) => digit.repeat(32);
const [accountSid, suspendedSid] = [`AC${hex('1')}`, `AC${hex('2')}`];
const timeoutMs = 300;

let emulator: Emulator;
afterEach(() => emulator.close());

/** The real adapter and the `twilio` package, talking to this Twilio; lists in pages of three. */
async function aWorld(): Promise<TwilioWorld & { waits: number[] }> {
  const file = {
    accounts: [
      {
        accountSid,
        friendlyName: 'Acme',
        authToken: 'the-auth-token',
        phoneNumbers: [{ sid: `PN${hex('3')}`, phoneNumber: '+14155550100', friendlyName: 'Sales' }],
        verifiedCallerIds: [{ sid: `PN${hex('4')}`, phoneNumber: '+14155550199', friendlyName: 'Desk' }],
      },
      { accountSid: suspendedSid, friendlyName: 'Gone', authToken: 'the-other-token', status: 'suspended' },
    ],
  };
  emulator = await startEmulator({
    accounts: parseAccounts(file, 'the test'),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
  const waits: number[] = [];
  const gateway = new TwilioRestGateway({
    baseUrl: emulator.url,
    timeoutMs,
    pageSize: 3,
    random: () => 0.5,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  return {
    gateway,
    waits,
    main: { accountSid, region: 'us1', user: accountSid, password: 'the-auth-token' },
    suspended: { accountSid: suspendedSid, region: 'us1', user: suspendedSid, password: 'the-other-token' },
    phoneNumber: '+14155550100',
    verifiedCallerId: '+14155550199',
    startCall: async () => (await askForCall('', { To: ringsForEver, From: '+14155550100', Twiml: aPause })).sid,
    isLive: async (callSid) => !['completed', 'canceled'].includes((await askForCall(`/${callSid}`)).status),
    fallIll: (kind) => cause(ailments[kind]),
    recover: async () => void (await fetch(`${emulator.url}/_emulator/faults`, { method: 'DELETE' })),
  };
}

const ringsForEver = '+15005550102';
const aPause = '<Response><Pause length="60"/></Response>';

/** Makes a call where a form is given, reads one where not. */
async function askForCall(path: string, form?: Record<string, string>): Promise<{ sid: string; status: string }> {
  const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/Calls${path}.json`, {
    method: form ? 'POST' : 'GET',
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:the-auth-token`).toString('base64')}` },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return (await response.json()) as { sid: string; status: string };
}

const ailments = {
  'timed-out': { delayMs: 10_000 },
  'rate-limited': { status: 429 },
  unavailable: { status: 500 },
};

async function cause(fault: object): Promise<void> {
  await fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

async function struck(): Promise<number> {
  const response = await fetch(`${emulator.url}/_emulator/faults`);
  const { faults } = (await response.json()) as { faults: { struck: number }[] };
  return faults[0]?.struck ?? 0;
}

describe('the gateway on the twilio package', () => {
  test.each(twilioGatewayRules)('$name', async ({ check }) => check(await aWorld()));

  test('waits a little and asks again where Twilio is busy, three times at most', async () => {
    const { gateway, main, waits } = await aWorld();
    await cause({ status: 429, retryAfterSeconds: 1, times: 2 });
    expect((await gateway.readAccount(main)).sid).toBe(accountSid);
    expect(waits).toEqual([1_250, 1_500]);
    await cause({ status: 429 });
    await expect(gateway.readAccount(main)).rejects.toMatchObject({ kind: 'rate-limited', code: 20429 });
    expect(waits).toHaveLength(4);
  });

  test('does not wait longer than somebody at a screen would, and says how long Twilio asked for', async () => {
    const { gateway, main, waits } = await aWorld();
    await cause({ status: 429, retryAfterSeconds: 60 });
    await expect(gateway.readAccount(main)).rejects.toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 60 });
    expect(waits).toEqual([]);
  });

  test('sends a change once, whatever comes back', async () => {
    const { gateway, main } = await aWorld();
    await cause({ status: 429 });
    await expect(gateway.createKey(main, 'once')).rejects.toMatchObject({ kind: 'rate-limited' });
    expect(await struck()).toBe(1);
  });

  test('a Twilio that is not there is unavailable, and no error holds a secret', async () => {
    const { gateway, main } = await aWorld();
    await emulator.close();
    const error: unknown = await gateway.proveAccess(main).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'unavailable' });
    const told = JSON.stringify([error, Object.getOwnPropertyDescriptors(error), String(error)]);
    expect(told).not.toContain('the-auth-token');
    expect(told).not.toContain(Buffer.from(`${main.user}:${main.password}`).toString('base64'));
  });
});
