import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startEmulator, type Emulator } from './emulator.js';
import { acmeNumber, anAccessToken, someAccounts } from './testing/an-account.js';
import { ApplicationServer } from './testing/application-server.js';
import { launchBrowser, SdkPage, SdkPageServer } from './testing/browser.js';
import { toneFile } from './testing/wav-file.js';

jest.setTimeout(60_000);

const lowPitch = 440;
const highPitch = 650;
const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
let application: ApplicationServer;
let emulator: Emulator;
let pages: SdkPageServer;
let low: Browser;
let high: Browser;
const open: SdkPage[] = [];
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  for (const pitch of [lowPitch, highPitch]) writeFileSync(join(folder, `${pitch}.wav`), toneFile(pitch));
  application = await ApplicationServer.start();
  stops.push(() => application.stop());
  pages = await SdkPageServer.start();
  stops.push(() => pages.stop());
  emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` }),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
  });
  stops.push(() => emulator.close());
  low = await launchBrowser(join(folder, `${lowPitch}.wav`));
  stops.push(() => low.close());
  high = await launchBrowser(join(folder, `${highPitch}.wav`));
  stops.push(() => high.close());
});

afterAll(async () => {
  // Whatever beforeAll got to start is stopped, so that a failure there is told and not hidden behind a hanging run.
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  application.forget();
  application.answer('/voice', ({ fields }) => {
    const to = fields['To'] ?? '';
    const noun = to.startsWith('client:') ? `<Client>${to.slice(7)}</Client>` : `<Number>${to}</Number>`;
    return `<Dial answerOnBridge="true" callerId="${acmeNumber}">${noun}</Dial>`;
  });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.close()));
});

async function aPage(browser: Browser): Promise<SdkPage> {
  const page = await SdkPage.open(browser, pages.url);
  open.push(page);
  return page;
}

async function aRegistered(browser: Browser, identity: string, lifetimeSeconds?: number): Promise<SdkPage> {
  const page = await aPage(browser);
  await page.register(anAccessToken({ identity, ...(lifetimeSeconds && { lifetimeSeconds }) }), emulator.port);
  return page;
}

async function emulatorCall(callSid: string): Promise<{ status: string; legs: Record<string, unknown>[] }> {
  const response = await fetch(`http://127.0.0.1:${emulator.port}/_emulator/calls/${callSid}`);
  return (await response.json()) as { status: string; legs: Record<string, unknown>[] };
}

const callSidOf = async (page: SdkPage) => String(await page.run('sdkTest.call.parameters.CallSid'));

/** Two registered browsers in a call with each other. */
async function aCallBetweenTwo(): Promise<{ alice: SdkPage; bob: SdkPage }> {
  const alice = await aRegistered(low, 'alice');
  const bob = await aRegistered(high, 'bob');
  await alice.connect({ To: 'client:bob' });
  await bob.event('device.incoming');
  await bob.run('sdkTest.call.accept()');
  await Promise.all([alice.event('call.accept'), bob.event('call.accept')]);
  return { alice, bob };
}

describe('the unmodified Voice SDK in a real browser', () => {
  test('registers, calls the tone number and hears a clean 1 kHz', async () => {
    const alice = await aRegistered(low, 'alice');
    await alice.connect({ To: '+15005550103' });
    expect(await alice.event('call.ringing')).toBe(true);
    await alice.event('call.accept');
    const heard = await alice.hear(1_000, 0.2);
    expect(heard.level).toBeLessThan(0.3);
    await alice.run('sdkTest.call.disconnect()');
    const end = await application.requestTo('/status');
    expect(end.fields).toMatchObject({ CallStatus: 'completed', From: 'client:alice', SequenceNumber: '0' });
    expect(end.isGenuine).toBe(true);
  });

  // Early on: werift repeats a greeting to the vanished page for half a minute, which the run would wait for at its end.
  test('a page that was reloaded takes its call up again with its connect token', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    const connectToken = await alice.run('sdkTest.call.connectToken');
    // As a crash or a reload does it: the socket is gone and nothing was said.
    await alice.run('sdkTest.device._stream.hangup = () => undefined');
    await open.splice(open.indexOf(alice), 1)[0]?.close();
    const reloaded = await aRegistered(low, 'alice');
    await reloaded.run(
      `sdkTest.device.connect({ connectToken: ${JSON.stringify(connectToken)} }).then(sdkTest.follow)`,
    );
    await reloaded.event('call.accept');
    await Promise.all([reloaded.hear(highPitch), bob.hear(lowPitch)]);
    await bob.run('sdkTest.call.disconnect()');
    await reloaded.event('call.disconnect');
  });

  test('sends its voice: the echo number gives it back, and the emulator measures its pitch', async () => {
    const alice = await aRegistered(low, 'alice');
    await alice.connect({ To: '+15005550100' });
    await alice.event('call.accept');
    await alice.hear(lowPitch);
    const { legs } = await emulatorCall(await callSidOf(alice));
    expect(legs).toHaveLength(2);
    expect(Math.abs(Number(legs[0]?.['dominantHzIn']) - lowPitch)).toBeLessThan(5);
    expect(Number(legs[0]?.['levelIn'])).toBeGreaterThan(0.1);
  });

  test('connects two browsers, each of which hears the pitch of the other', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
  });

  test('tells the callee who calls, with the parameters of the TwiML', async () => {
    application.answer(
      '/voice',
      '<Dial><Client><Identity>bob</Identity><Parameter name="greeting" value="a b&amp;c=d"/></Client></Dial>',
    );
    const alice = await aRegistered(low, 'alice');
    const bob = await aRegistered(high, 'bob');
    await alice.connect({});
    await bob.event('device.incoming');
    expect(await bob.run('sdkTest.call.parameters.From')).toBe('client:alice');
    expect(await bob.run('sdkTest.call.customParameters.get("greeting")')).toBe('a b&c=d');
  });

  test('the signed parameters of the token win over those of the page, and both reach the application', async () => {
    const alice = await aPage(low);
    await alice.register(anAccessToken({ params: { tenant: 'acme' } }), emulator.port);
    await alice.connect({ To: '+15005550101', tenant: 'forged', lead: '42', From: '+1999', CallSid: 'CAforged' });
    const { fields, isGenuine } = await application.requestTo('/voice');
    expect(isGenuine).toBe(true);
    expect(fields).toMatchObject({ tenant: 'acme', lead: '42', From: 'client:alice', To: '+15005550101' });
    expect(fields['CallSid']).toMatch(/^CA[0-9a-f]{32}$/);
  });

  test('hears of a busy number as an error and a disconnect', async () => {
    const alice = await aPage(low);
    await alice.register(anAccessToken(), emulator.port, { enableImprovedSignalingErrorPrecision: true });
    await alice.connect({ To: '+15005550101' });
    expect(await alice.event('call.error')).toBe(31486);
    await alice.event('call.disconnect');
  });

  test('the caller hangs up: the callee is disconnected', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await alice.run('sdkTest.call.disconnect()');
    await bob.event('call.disconnect');
    expect((await application.requestTo('/status')).fields['CallStatus']).toBe('completed');
  });

  test('the callee hangs up: the caller is disconnected without an error', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await bob.run('sdkTest.call.disconnect()');
    await alice.event('call.disconnect');
    expect(await alice.events()).not.toContain('call.error');
  });

  test('the caller gives up while it rings: the callee gets a cancel', async () => {
    const alice = await aRegistered(low, 'alice');
    const bob = await aRegistered(high, 'bob');
    await alice.connect({ To: 'client:bob' });
    await Promise.all([bob.event('device.incoming'), alice.event('call.ringing')]);
    await alice.run('sdkTest.call.disconnect()');
    await bob.event('call.cancel');
    expect((await application.requestTo('/status')).fields['CallStatus']).toBe('no-answer');
  });

  test('the callee rejects: the caller hears of it at once', async () => {
    const alice = await aRegistered(low, 'alice');
    const bob = await aRegistered(high, 'bob');
    await alice.connect({ To: 'client:bob' });
    await bob.event('device.incoming');
    await bob.run('sdkTest.call.reject()');
    await alice.event('call.disconnect');
  });

  test('every device of an identity rings; one answers and the other is cancelled', async () => {
    const alice = await aRegistered(low, 'alice');
    const [desk, laptop] = [await aRegistered(high, 'bob'), await aRegistered(low, 'bob')];
    await alice.connect({ To: 'client:bob' });
    await Promise.all([desk.event('device.incoming'), laptop.event('device.incoming')]);
    await desk.run('sdkTest.call.accept()');
    await Promise.all([laptop.event('call.cancel'), alice.event('call.accept')]);
    await alice.hear(highPitch);
  });

  test('a device that was unregistered, and one without an incoming grant, do not ring', async () => {
    const bob = await aPage(high);
    await bob.register(anAccessToken({ identity: 'bob', incoming: false }), emulator.port);
    const carol = await aRegistered(high, 'carol');
    await carol.run('sdkTest.device.unregister()');
    await carol.event('device.unregistered');
    const alice = await aRegistered(low, 'alice');
    for (const [count, name] of ['bob', 'carol'].entries()) {
      await alice.connect({ To: `client:${name}` });
      await alice.event('call.disconnect', count + 1);
    }
    expect(await bob.events()).not.toContain('device.incoming');
    expect(await carol.events()).not.toContain('device.incoming');
  });

  test('a call survives the loss of its signalling socket, with audio, and can be hung up afterwards', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await fetch(`http://127.0.0.1:${emulator.port}/_emulator/devices/alice/drop-sockets`, { method: 'POST' });
    await alice.event('call.reconnecting');
    await alice.event('call.reconnected');
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
    await alice.event('device.registered', 2);
    await alice.run('sdkTest.call.disconnect()');
    await bob.event('call.disconnect');
  });

  test('a callee who ignores the call lets it ring until the time is up', async () => {
    application.answer('/voice', '<Dial timeout="1" answerOnBridge="true" action="/after"><Client>bob</Client></Dial>');
    const alice = await aRegistered(low, 'alice');
    const bob = await aRegistered(high, 'bob');
    await alice.connect({});
    await bob.event('device.incoming');
    await bob.run('sdkTest.call.ignore()');
    expect((await application.requestTo('/after')).fields).toMatchObject({ DialCallStatus: 'no-answer' });
  });

  test('a preflight test is passed', async () => {
    // It wants some seconds of audio, and the far side to hang up.
    application.answer('/voice', '<Play digits="12345wwwwwwww"/>');
    const alice = await aPage(low);
    const token = JSON.stringify(anAccessToken());
    await alice.run(`new Promise((resolve, reject) => {
      const preflight = Twilio.Device.runPreflight(${token}, {
        chunderw: 'localhost:${emulator.port}',
        deviceFactory: class extends Twilio.Device {
          constructor(token, options) { super(token, { ...options, sounds: sdkTest.sounds, publishEvents: false }); }
        },
      });
      preflight.on('completed', ({ callQuality }) => resolve(callQuality));
      preflight.on('failed', (error) => reject(new Error(error.message)));
    })`);
  });

  test('updateToken during a call leaves the call as it is', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await alice.run(`sdkTest.device.updateToken(${JSON.stringify(anAccessToken({ identity: 'alice' }))})`);
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
    expect(await alice.events()).not.toContain('call.disconnect');
  });

  test('audio goes on after an ICE restart', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
    await alice.run(`new Promise((resolve) => {
      sdkTest.device._stream.once('answer', ({ sdp }) => resolve(sdp.length));
      sdkTest.call._mediaHandler.iceRestart();
    })`);
    // Silence and sound again: what is heard now was sent over the new path.
    await alice.run('sdkTest.call.mute(true)');
    await bob.hearSilence();
    await alice.run('sdkTest.call.mute(false)');
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
  });

  test('audio flows however often ICE is restarted in the first moment of a call', async () => {
    const { alice, bob } = await aCallBetweenTwo();
    // The SDK itself goes on to restart, every few milliseconds, when a restart meets the end of its first gathering.
    await alice.run('for (let times = 0; times < 20; times++) sdkTest.call._mediaHandler.iceRestart()');
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
    await alice.run('sdkTest.call.mute(true)');
    await bob.hearSilence();
    await alice.run('sdkTest.call.mute(false)');
    await Promise.all([alice.hear(highPitch), bob.hear(lowPitch)]);
  });

  test('keys that are pressed reach the TwiML, and messages are acknowledged', async () => {
    application.answer('/voice', '<Gather numDigits="3" action="/digits"/>');
    application.answer('/digits', '<Pause length="60"/>');
    const alice = await aRegistered(low, 'alice');
    await alice.connect({});
    await alice.event('call.accept');
    await alice.run('sdkTest.call.sendDigits("12#3")');
    expect((await application.requestTo('/digits')).fields['Digits']).toBe('12');
    await alice.run('sdkTest.call.sendMessage({ content: { note: 1 }, messageType: "user-defined-message" })');
    await alice.event('call.messageSent');
  });

  test('a token that expires takes the device off the line with AccessTokenExpired, and updateToken puts it back', async () => {
    const alice = await aRegistered(low, 'alice', 2);
    expect(await alice.event('device.error')).toBe(20104);
    await alice.event('device.unregistered');
    await alice.run(`sdkTest.device.updateToken(${JSON.stringify(anAccessToken())})`);
    await alice.event('device.registered', 2);
  });

  test('a token that is not genuine is refused with AccessTokenInvalid', async () => {
    const alice = await aPage(low);
    const [head, body] = anAccessToken().split('.');
    await alice.start(`${head}.${body}.forged`, emulator.port);
    await alice.run('void sdkTest.device.register().catch(() => undefined)');
    expect(await alice.event('device.error')).toBe(20101);
  });

  test('a failing application is told to the caller by voice, and the call ends', async () => {
    application.answer('/voice', () => ({ status: 500 }));
    const alice = await aRegistered(low, 'alice');
    await alice.connect({});
    await alice.event('call.accept');
    await alice.event('call.disconnect');
    const { legs } = await emulatorCall(await callSidOf(alice));
    expect(legs[0]?.['spoken']).toEqual([expect.stringContaining('application error')]);
  });
});
