import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startEmulator, type Emulator } from '../emulator.js';
import { PeerConnectionMedia } from '../media/peer-connection-media.js';
import { anAccessToken, someAccounts } from '../testing/an-account.js';
import { ApplicationServer } from '../testing/application-server.js';

let application: ApplicationServer;
let emulator: Emulator;
let peer: Awaited<ReturnType<typeof PeerConnectionMedia.offering>>;

beforeAll(async () => {
  application = await ApplicationServer.start();
  emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` }),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
  peer = await PeerConnectionMedia.offering({ isLoopbackOnly: true, onLost: () => undefined });
});

afterAll(async () => {
  peer.media.close();
  await emulator.close();
  await application.stop();
});

beforeEach(() => {
  application.forget();
  application.answer('/voice', '<Pause length="60"/>');
});

async function aBrowserThatCalls(): Promise<{ socket: WebSocket; say(type: string, payload: object): void }> {
  const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/signal`);
  const say = (type: string, payload: object) => socket.send(JSON.stringify({ type, version: '1.6', payload }));
  await once(socket, 'open');
  say('listen', { token: anAccessToken() });
  await once(socket, 'message');
  say('invite', { callsid: 'TJSof-the-page', sdp: peer.offer, twilio: { params: 'To=bob' } });
  return { socket, say };
}

test('a rep who hangs up in the very moment of the call has hung up', async () => {
  const { socket, say } = await aBrowserThatCalls();
  say('hangup', { callsid: 'TJSof-the-page' });
  expect((await application.requestTo('/status')).fields).toMatchObject({ CallStatus: 'no-answer' });
  socket.close();
});

test('a call whose page goes away in the very moment of the call ends', async () => {
  const { socket } = await aBrowserThatCalls();
  socket.terminate();
  expect((await application.requestTo('/status')).fields).toMatchObject({ CallStatus: 'canceled' });
});
