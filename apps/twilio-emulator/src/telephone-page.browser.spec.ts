import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startEmulator, type Emulator } from './emulator.js';
import { acmeNumber, anAccessToken, someAccounts } from './testing/an-account.js';
import { ApplicationServer } from './testing/application-server.js';
import { launchBrowser, openTab, SdkPage, SdkPageServer } from './testing/browser.js';
import { compileSources } from './testing/compile-sources.js';
import { toneFile } from './testing/wav-file.js';

jest.setTimeout(60_000);

const pitch = 440;
const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
const stops: (() => Promise<void>)[] = [];
const scripts = compileSources();
let application: ApplicationServer;
let emulator: Emulator;
let pages: SdkPageServer;
let browser: Browser;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  const microphone = join(folder, 'microphone.wav');
  writeFileSync(microphone, toneFile(pitch));
  application = await ApplicationServer.start();
  stops.push(() => application.stop());
  pages = await SdkPageServer.start();
  stops.push(() => pages.stop());
  emulator = await startEmulator({
    accounts: someAccounts({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` }),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    pageScripts: scripts,
  });
  stops.push(() => emulator.close());
  browser = await launchBrowser(microphone);
  stops.push(() => browser.close());
});

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
  for (const made of [folder, scripts]) rmSync(made, { recursive: true });
});

beforeEach(() => application.forget());
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.close()));
});

async function aTelephone(number?: string): Promise<Page> {
  const page = await openTab(browser);
  open.push(page.context());
  await page.goto(
    `http://localhost:${emulator.port}/phone${number === undefined ? '' : `?number=${encodeURIComponent(number)}`}`,
  );
  return page;
}

async function aBrowserPhone(identity: string): Promise<SdkPage> {
  const page = await SdkPage.open(browser, pages.url);
  open.push(page);
  await page.register(anAccessToken({ identity }), emulator.port);
  return page;
}

/** Where nobody tells that it is so; what never becomes so ends with the test's own time. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

describe('the public telephone', () => {
  test('calls a number of the account: the application is asked as for a call from the street, and is heard', async () => {
    application.answer('/voice', '<Say>Good morning.</Say><Pause length="60"/>');
    const telephone = await aTelephone();
    await telephone.getByRole('button', { name: 'Call Sales' }).click();
    await status(telephone, 'In call');
    const { fields, isGenuine } = await application.requestTo('/voice');
    expect(isGenuine).toBe(true);
    expect(fields).toMatchObject({
      From: '+14155550190',
      To: acmeNumber,
      Direction: 'inbound',
      CallStatus: 'ringing',
      FromCountry: 'US',
    });
    await telephone.getByRole('log').getByText('Good morning.').waitFor();
    await telephone.getByRole('button', { name: 'Hang up' }).click();
    const end = await application.requestTo('/status');
    expect(end.fields['CallStatus']).toBe('completed');
    await telephone.getByRole('log').getByText('Call ended').waitFor();
  });

  test('reaches a browser, which hears its voice, and hangs up', async () => {
    application.answer('/voice', '<Dial answerOnBridge="true"><Client>alice</Client></Dial>');
    const alice = await aBrowserPhone('alice');
    const telephone = await aTelephone();
    await telephone.getByLabel('Number to call').fill('+1 415 555 0100');
    await telephone.getByRole('button', { name: 'Call', exact: true }).click();
    await alice.event('device.incoming');
    expect(await alice.run('sdkTest.call.parameters.From')).toBe('+14155550190');
    await alice.run('sdkTest.call.accept()');
    await status(telephone, 'In call');
    await alice.hear(pitch);
    await telephone.getByRole('button', { name: 'Hang up' }).click();
    await alice.event('call.disconnect');
  });

  test('is called by a browser: it rings, is answered, and sends keys', async () => {
    application.answer('/voice', `<Dial callerId="${acmeNumber}"><Number>+14155550191</Number></Dial>`);
    const telephone = await aTelephone('+14155550191');
    await status(telephone, 'Ready');
    const alice = await aBrowserPhone('alice');
    await alice.connect({});
    await telephone.getByRole('button', { name: 'Answer' }).click();
    await status(telephone, 'In call');
    await alice.hear(pitch);
    await telephone.getByRole('button', { name: '5', exact: true }).click();
    // The key goes another way than the hang-up, which would overtake it.
    await until(async () => {
      const calls = await fetch(`http://127.0.0.1:${emulator.port}/_emulator/calls`);
      return (await calls.text()).includes('"digits":"5"');
    });
    await alice.run('sdkTest.call.disconnect()');
    await telephone.getByRole('log').getByText('Call ended').waitFor();
  });

  test('declines a call, which the caller hears as busy', async () => {
    application.answer(
      '/voice',
      `<Dial answerOnBridge="true" callerId="${acmeNumber}" action="/after">+14155550191</Dial>`,
    );
    const telephone = await aTelephone('+14155550191');
    await status(telephone, 'Ready');
    const alice = await aBrowserPhone('alice');
    await alice.connect({});
    await telephone.getByRole('button', { name: 'Decline' }).click();
    expect((await application.requestTo('/after')).fields['DialCallStatus']).toBe('busy');
  });

  test('says so when its number is taken by another page', async () => {
    const first = await aTelephone();
    await status(first, 'Ready');
    const second = await aTelephone();
    await second.getByRole('alert').getByText('Another page has the number').waitFor();
  });

  test('explains a refused microphone and stays usable', async () => {
    const telephone = await aTelephone();
    await status(telephone, 'Ready');
    await telephone.evaluate(
      "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
    );
    await telephone.getByRole('button', { name: 'Call Sales' }).click();
    await telephone.getByRole('alert').getByText('The browser blocks the microphone').waitFor();
    await status(telephone, 'Call ended');
    expect(application.received).toHaveLength(0);
  });
});

describe('the overview page', () => {
  test('shows calls, webhooks with their answers, and numbers', async () => {
    application.answer('/voice', '<Say>Good morning.</Say>');
    const telephone = await aTelephone();
    await telephone.getByRole('button', { name: 'Call Sales' }).click();
    await application.requestTo('/status');
    await telephone.goto(`http://localhost:${emulator.port}/`);
    await telephone.getByText('Sales').first().waitFor({ state: 'attached' });
    const webhook = telephone.locator('#webhooks details', { hasText: '/voice' }).first();
    await webhook.locator('summary').click();
    await webhook.getByText('<Say>Good morning.</Say>').waitFor();
    await telephone.getByText('+15005550103 answers').waitFor();
  });
});
