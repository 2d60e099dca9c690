import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createApplication } from '../application.js';
import { createLogger } from '../logger.js';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cordboard-console-'));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Console</title>');
  writeFileSync(join(directory, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(directory, 'assets', 'index-abc.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  api = await TestApi.start({ CONSOLE_DIR: directory });
});
afterAll(async () => {
  await api.stop();
  rmSync(directory, { recursive: true });
});

const get = (url: string) => api.inject({ method: 'GET', url });

describe('the console', () => {
  test.each(['/console/', '/console/calls', '/console/calls/CA1?tab=events', '/console/invitation'])(
    'is one page, at %s too, which loads from here alone and is framed by nobody',
    async (url) => {
      const { status, text, headers } = await get(url);
      expect([status, text]).toEqual([200, expect.stringContaining('<title>Console</title>')]);
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
      const policy = String(headers['content-security-policy']);
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        // The softphone, to try it.
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]);
    },
  );

  test('has its files, and those whose names change with their content are kept for a year', async () => {
    const script = await get('/console/assets/index-abc.js');
    expect([script.status, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(script.headers['content-type']).toMatch(/javascript/);
    const icon = await get('/console/favicon.svg');
    expect([icon.status, icon.headers['content-type']]).toEqual([200, expect.stringContaining('svg')]);
  });

  test('has them compressed for a browser that takes them so', async () => {
    const url = '/console/assets/index-abc.js';
    const { headers } = await api.inject({ method: 'GET', url, headers: { 'accept-encoding': 'gzip, br' } });
    expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': expect.stringMatching(/javascript/) });
    expect((await get(url)).headers['content-encoding']).toBeUndefined();
  });

  test('has nothing else', async () => {
    for (const url of [
      '/console/assets/index-old.js',
      '/console/assets/../../etc/passwd',
      '/console/assets/%2e%2e/x',
    ]) {
      const { text, status } = await get(url);
      expect([url, status === 404 || text.includes('<title>Console</title>')]).toEqual([url, true]);
    }
    expect((await get('/console/assets/index-old.js')).status).toBe(404);
    expect(await get('/console')).toMatchObject({ status: 308, headers: { location: '/console/' } });
  });

  test('that is not built says so, on a page', async () => {
    const environment = { ...api.database.environment, consoleDirectory: join(directory, 'nowhere') };
    const app = await createApplication(environment, createLogger('silent'), { clock: api.clock });
    for (const url of ['/console/', '/console/assets/index-abc.js']) {
      const { statusCode, headers, body } = await app.inject({ url });
      expect([url, statusCode, headers['content-type']]).toEqual([url, 404, 'text/html; charset=utf-8']);
      expect(body).toContain('CONSOLE_DIR');
    }
    await app.close();
  });
});
