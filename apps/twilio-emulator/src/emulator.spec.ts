import { expect, test } from '@jest/globals';
import { startEmulator } from './emulator.js';
import { acmeNumber, someAccounts } from './testing/an-account.js';
import { ApplicationServer } from './testing/application-server.js';

test('closing ends the calls and tells their application, before it is gone', async () => {
  const application = await ApplicationServer.start();
  application.answer(
    '/voice',
    '<Dial action="/after"><Number statusCallback="/leg" statusCallbackEvent="answered">+15005550103</Number></Dial>',
  );
  const emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` }),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
  await fetch(`${emulator.url}/_emulator/calls`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from: '+15005550106', to: acmeNumber }),
  });
  await application.requestTo('/leg');
  expect(application.received.map(({ path }) => path)).toEqual(['/voice', '/leg']);

  await emulator.close();
  const told = application.received.map(({ path, fields }) => [path, fields['CallStatus']]);
  expect(told).toContainEqual(['/after', 'completed']);
  expect(told).toContainEqual(['/status', 'completed']);
  await application.stop();
});
