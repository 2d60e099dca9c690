import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../emulator.js';
import { PortTaken } from '../http-server.js';
import { acmeNumber, apiKeySecret, authToken, otherNumber, someAccounts } from '../testing/an-account.js';
import { ApplicationServer } from '../testing/application-server.js';

let application: ApplicationServer;
let emulator: Emulator;

beforeAll(async () => {
  application = await ApplicationServer.start();
  emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` }),
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

interface InspectedCall {
  callSid: string;
  status: string;
  legs: { from: string; to: string; status: string; spoken: string[]; dominantHzIn: number }[];
}

const look = async (path: string) =>
  (await fetch(`${emulator.url}/_emulator/${path}`)).json() as Promise<Record<string, unknown>>;

async function placeCall(body: object): Promise<{ status: number; call: InspectedCall }> {
  const response = await fetch(`${emulator.url}/_emulator/calls`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, call: (await response.json()) as InspectedCall };
}

describe('a call that is placed from the public network', () => {
  test('reaches the application, is measured, hangs up by itself, and stays to be looked at', async () => {
    application.answer('/voice', '<Say>Welcome.</Say><Pause length="60"/>');
    const { status, call } = await placeCall({
      from: '+15125550123',
      to: acmeNumber,
      audio: 'tone:500',
      hangupAfterMs: 700,
    });
    expect(status).toBe(201);
    const asked = await application.requestTo('/voice');
    expect(asked.fields).toMatchObject({ CallSid: call.callSid, From: '+15125550123', CallStatus: 'ringing' });
    await application.requestTo('/status');
    const after = (await look(`calls/${call.callSid}`)) as unknown as InspectedCall;
    expect(after).toMatchObject({ status: 'completed', legs: [{ spoken: ['Welcome.'], to: acmeNumber }] });
    expect(Math.abs((after.legs[0]?.dominantHzIn ?? 0) - 500)).toBeLessThan(5);
  });

  test('can be called back when it says after which time it answers, and not otherwise', async () => {
    application.answer('/after', ({ fields }) => `<Say>${fields['DialCallStatus']}</Say>`);
    const callBack = async (from: string, more: object) => {
      application.forget();
      application.answer('/voice', `<Dial action="/after" callerId="${acmeNumber}">${from}</Dial>`);
      await placeCall({ from, to: acmeNumber, ...more });
      return (await application.requestTo('/after')).fields['DialCallStatus'];
    };
    expect(await callBack('+15125550124', {})).toBe('failed');
    expect(await callBack('+15125550125', { answerAfterMs: 50, hangupAfterMs: 400 })).toBe('completed');
    // The same caller does not say it again: its number still has somebody.
    expect(await callBack('+15125550125', {})).toBe('completed');
  });

  test('can be forwarded to a number of another account, whose leg belongs to that account', async () => {
    application.answer('/voice', ({ fields }) =>
      fields['To'] === acmeNumber ? `<Dial>${otherNumber}</Dial>` : '<Say>London.</Say>',
    );
    const { call } = await placeCall({ from: '+15125550123', to: acmeNumber });
    await application.requestTo('/status', ({ fields }) => fields['CallSid'] === call.callSid);
    const { calls } = (await look('calls')) as unknown as { calls: InspectedCall[] };
    const london = calls.find(({ legs }) => legs[0]?.to === otherNumber);
    expect(london?.legs[0]).toMatchObject({ from: '+15125550123', status: 'completed', spoken: ['London.'] });
  });

  test.each([
    [{ from: 'me', to: acmeNumber }, 400],
    [{ from: '+15125550123', to: acmeNumber, audio: 'music' }, 400],
    [{ from: '+15125550123', to: acmeNumber, colour: 1 }, 400],
    [{ from: '+15125550123', to: '+15125550000' }, 404],
  ])('%j is refused with a reason', async (body, expected) => {
    const { status, call } = await placeCall(body);
    expect(status).toBe(expected);
    expect(call).toHaveProperty('message');
  });
});

describe('looking inside', () => {
  test('shows no secret anywhere', async () => {
    application.answer('/voice', '<Hangup/>');
    await placeCall({ from: '+15125550123', to: acmeNumber });
    await application.requestTo('/status');
    for (const part of ['overview', 'calls', 'devices', 'webhooks', 'signalling', 'debugger']) {
      const shown = JSON.stringify(await look(part));
      expect(shown).not.toContain(authToken);
      expect(shown).not.toContain(apiKeySecret);
    }
  });

  test('a webhook stands there with its fields and its answer', async () => {
    application.answer('/voice', '<Say>Seen.</Say>');
    const { call } = await placeCall({ from: '+15125550123', to: acmeNumber });
    await application.requestTo('/status', ({ fields }) => fields['CallSid'] === call.callSid);
    const { webhooks } = (await look('webhooks')) as {
      webhooks: { callSid: string; purpose: string; answer: object }[];
    };
    expect(
      webhooks.find(({ callSid, purpose }) => callSid === call.callSid && purpose === 'twiml')?.answer,
    ).toMatchObject({
      status: 200,
      body: '<Response><Say>Seen.</Say></Response>',
    });
  });

  test.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a name that was rebound to this machine', { Host: 'evil.example' }],
  ])('is refused to %s', async (_who, headers) => {
    const status = await new Promise((resolve) => {
      request(`${emulator.url}/_emulator/calls`, { headers }, (response) =>
        resolve(response.resume().statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  test('a call that does not exist is not found', async () => {
    expect((await fetch(`${emulator.url}/_emulator/calls/CA1`)).status).toBe(404);
  });
});

test('a port that is taken is told in one sentence', async () => {
  const second = startEmulator({
    accounts: someAccounts(),
    port: emulator.port,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
  await expect(second).rejects.toThrow(PortTaken);
  await expect(second).rejects.toThrow(`Port ${emulator.port} is taken`);
});
