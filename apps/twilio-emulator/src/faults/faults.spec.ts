import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../emulator.js';
import { accountSid, authToken, someAccounts } from '../testing/an-account.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ accounts: someAccounts(), port: 0, host: '127.0.0.1', logLevel: 'silent' });
});
afterAll(() => emulator.close());
afterEach(() => fetch(`${emulator.url}/_emulator/faults`, { method: 'DELETE' }));

const cause = (fault: object) =>
  fetch(`${emulator.url}/_emulator/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
const ask = (resource: string) =>
  fetch(`${emulator.url}/2010-04-01/Accounts/${accountSid}/${resource}.json`, {
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
  });

describe('a fault of the REST API', () => {
  test.each([
    [429, 20429],
    [500, 20500],
    [503, 20503],
  ])('with the status %i answers in Twilio’s shape, on the paths that it matches', async (status, code) => {
    await cause({ match: '*/Applications*', status, retryAfterSeconds: 3 });
    const refused = await ask('Applications');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([status, '3']);
    expect(await refused.json()).toMatchObject({ status, code });
    expect((await ask('Balance')).status).toBe(200);
  });

  test('is over after so many requests, and can be looked at', async () => {
    await cause({ status: 500, times: 2 });
    const answers = [await ask('Balance'), await ask('Keys'), await ask('Balance')];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    const shown = await (await fetch(`${emulator.url}/_emulator/faults`)).json();
    expect(shown).toMatchObject({ faults: [{ status: 500, times: 2, struck: 2 }] });
  });

  test('lets an answer come late', async () => {
    await cause({ delayMs: 150, times: 1 });
    const before = performance.now();
    expect((await ask('Balance')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(140);
  });

  test.each([{}, { status: 404 }, { delayMs: 'long' }, { status: 500, colour: 1 }, { status: 500, times: 0 }])(
    '%j is refused with a reason',
    async (fault) => {
      const response = await cause(fault);
      expect([response.status, await response.json()]).toEqual([400, { message: expect.stringContaining('no fault') }]);
    },
  );
});
