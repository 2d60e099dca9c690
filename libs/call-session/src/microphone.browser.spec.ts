import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Frame } from 'playwright-core';
import { bundlePages, launchBrowser } from './browser.fixture.js';

jest.setTimeout(60_000);

const bundle = mkdtempSync(join(tmpdir(), 'microphone-page-'));
const device = '--use-fake-device-for-media-stream';
const consent = '--use-fake-ui-for-media-stream';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  bundlePages(bundle);
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.endsWith('.js')) {
      return response.setHeader('content-type', 'text/javascript').end(readFileSync(join(bundle, pathname)));
    }
    const frame = searchParams.get('frame');
    const body = frame ? `<iframe src="${frame}"></iframe>` : '<script type="module" src="/microphone.js"></script>';
    return response.setHeader('content-type', 'text/html').end(`<!doctype html>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(bundle, { recursive: true, force: true });
});

afterEach(() => browser.close());

const port = () => (server.address() as AddressInfo).port;

async function open(url: string, flags: readonly string[]): Promise<Frame> {
  browser = await launchBrowser(flags);
  const page = await browser.newPage();
  await page.goto(url);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(() => 'checkMicrophone' in window);
  return frame;
}

test('a microphone that is allowed is usable, by its name, and is given back', async () => {
  const frame = await open(`http://localhost:${port()}/`, [device, consent]);
  const report = await frame.evaluate(() => window.checkMicrophone());
  expect(report).toMatchObject({ kind: 'usable', label: expect.stringContaining('Fake') });
  expect(await frame.evaluate(() => window.lookAtMicrophone())).toBeNull();
});

test('one that the browser refuses is told as refused', async () => {
  const frame = await open(`http://localhost:${port()}/`, [device]);
  const report = await frame.evaluate(() => window.checkMicrophone());
  expect(report).toEqual({ kind: 'unusable', problem: 'microphone-refused' });
});

test('none at all is told apart from a refusal, also without asking', async () => {
  const frame = await open(`http://localhost:${port()}/`, [consent]);
  const report = await frame.evaluate(() => window.checkMicrophone());
  expect(report).toEqual({ kind: 'unusable', problem: 'no-microphone' });
  expect(await frame.evaluate(() => window.lookAtMicrophone())).toBe('no-microphone');
});

test('a page that does not pass it on to the iframe is named as the cause', async () => {
  const inside = encodeURIComponent(`http://127.0.0.1:${port()}/`);
  const frame = await open(`http://localhost:${port()}/?frame=${inside}`, [device, consent]);
  const report = await frame.evaluate(() => window.checkMicrophone());
  expect(report).toEqual({ kind: 'unusable', problem: 'blocked-by-page' });
});

test('a page that is not secure is named as the cause', async () => {
  const flags = [device, consent, '--host-resolver-rules=MAP crm.example.com 127.0.0.1'];
  const frame = await open(`http://crm.example.com:${port()}/`, flags);
  const report = await frame.evaluate(() => window.checkMicrophone());
  expect(report).toEqual({ kind: 'unusable', problem: 'not-secure' });
});
