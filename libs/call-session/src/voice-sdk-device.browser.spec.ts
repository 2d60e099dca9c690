import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, JSHandle, Page } from 'playwright-core';
import { accessToken, startLocalTwilio, type LocalTwilio, type TokenKind } from './local-twilio.fixture.js';
import { bundlePages, launchBrowser } from './browser.fixture.js';
import { voiceDeviceRules } from './voice-device.contract.js';
import type { SessionInPage } from './voice-sdk-page.fixture.js';

jest.setTimeout(60_000);

const bundle = mkdtempSync(join(tmpdir(), 'voice-sdk-page-'));
let localTwilio: LocalTwilio;
let server: Server;
let browser: Browser;
let page: Page;
let strangers: string[];
const stops: (() => Promise<unknown>)[] = [];

const baseUrl = () => `http://localhost:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  bundlePages(bundle);
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  localTwilio = await startLocalTwilio(`http://127.0.0.1:${(server.address() as AddressInfo).port}/voice`);
  stops.push(() => localTwilio.stop());
  browser = await launchBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  stops.push(() => browser.close());
});

afterAll(async () => {
  // Whatever beforeAll got to start is stopped, so that a failure there is told and not hidden behind a hanging run.
  for (const stop of stops.reverse()) await stop();
  rmSync(bundle, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await browser.newPage();
  strangers = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') strangers.push(request.url());
  });
  await page.goto(`${baseUrl()}/?signalling=${localTwilio.host}`);
});

afterEach(() => page.close());

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, what = '', kind = '', identity = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? [];
  if (what === 'token') return void response.end(accessToken(identity, kind as TokenKind));
  if (what === 'voice') return void response.setHeader('content-type', 'text/xml').end(dial(await bodyOf(request)));
  if (what === 'drop') {
    await fetch(`http://${localTwilio.host}/_emulator/devices/${kind}/drop-sockets`, { method: 'POST' });
    return void response.end();
  }
  if (what.endsWith('.js')) {
    return void response.setHeader('content-type', 'text/javascript').end(readFileSync(join(bundle, what)));
  }
  response
    .setHeader('content-type', 'text/html')
    .end('<!doctype html><script type="module" src="/voice-sdk.js"></script>');
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

function dial(call: URLSearchParams): string {
  const parent = `<Parameter name="callSid" value="${call.get('CallSid')}"/>`;
  const client = `<Client><Identity>${call.get('To')}</Identity>${parent}</Client>`;
  return `<Response><Dial answerOnBridge="true">${client}</Dial></Response>`;
}

describe('the Voice SDK as a voice device, in a real browser', () => {
  // Plain functions, so the page runs each of them itself; here they only get their names.
  for (const { name } of voiceDeviceRules) {
    test(name, async () => {
      await page.waitForFunction(() => 'checkRule' in window);
      await page.evaluate((rule) => window.checkRule(rule), name);
      expect(strangers).toEqual([]);
    });
  }
});

describe('a session over the Voice SDK, in a real browser', () => {
  const signIn = (clientName: string, lifetimeSeconds: number) =>
    page.evaluateHandle(([name, seconds]) => window.signIn(name, seconds), [clientName, lifetimeSeconds] as const);
  const until = (rep: JSHandle<SessionInPage>, claim: (rep: SessionInPage) => boolean) =>
    page.waitForFunction(claim as (rep: unknown) => boolean, rep, { polling: 50, timeout: 30_000 });

  beforeEach(async () => {
    await page.waitForFunction(() => 'signIn' in window);
  });

  test('whose tokens live for six seconds stays on the line, in a call and out of it', async () => {
    const alice = await signIn('alice', 6);
    await until(alice, (rep) => rep.tokensAsked >= 2 && rep.session.getSnapshot().line.phase === 'ready');
    const bob = await signIn('bob', 600);
    await until(bob, (rep) => rep.session.getSnapshot().line.phase === 'ready');
    await bob.evaluate((rep) => void rep.session.dial({ address: 'alice', label: 'Alice' }));
    await until(alice, (rep) => rep.session.answer());
    await until(alice, (rep) => rep.session.getSnapshot().call.phase === 'in-call');
    await alice.evaluate((rep) => void (rep.tokensAsked = 0));
    await until(alice, (rep) => rep.tokensAsked >= 2);
    expect(await alice.evaluate((rep) => rep.session.getSnapshot().call.phase)).toBe('in-call');
  });

  test('whose token expires while Cordboard is out of reach is called again as soon as it is back', async () => {
    const alice = await signIn('alice', 4);
    await until(alice, (rep) => rep.session.getSnapshot().line.phase === 'ready');
    await alice.evaluate((rep) => void (rep.isSilent = true));
    await until(alice, (rep) => rep.session.getSnapshot().line.phase === 'restoring');
    await alice.evaluate((rep) => void (rep.isSilent = false));
    await until(alice, (rep) => rep.session.getSnapshot().line.phase === 'ready');
    const bob = await signIn('bob', 600);
    await until(bob, (rep) => rep.session.getSnapshot().line.phase === 'ready');
    await bob.evaluate((rep) => void rep.session.dial({ address: 'alice', label: 'Alice' }));
    await until(alice, (rep) => rep.session.getSnapshot().call.phase === 'incoming');
  });

  test.each([
    ['gives up on', 'AbortError', 'plays at the second try'],
    ['does not allow', 'NotAllowedError', 'is told of at once'],
  ])('a loudspeaker that the browser %s once (%s) %s', async (_, name, outcome) => {
    const alice = await signIn('alice', 600);
    await until(alice, (rep) => rep.session.audio.getSnapshot().speaker.devices.length > 0);
    const told = await alice.evaluate(async (rep, errorName) => {
      // By then the SDK has given its own sounds their loudspeaker.
      await rep.session.audio.playTone('speaker');
      const { setSinkId } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.setSinkId = () => {
        HTMLMediaElement.prototype.setSinkId = setSinkId;
        return Promise.reject(new DOMException('', errorName));
      };
      return rep.session.audio.playTone('speaker').then(
        () => 'plays at the second try',
        () => 'is told of at once',
      );
    }, name);
    expect(told).toBe(outcome);
  });
});
