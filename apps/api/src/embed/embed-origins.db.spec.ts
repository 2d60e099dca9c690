import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbedOrigins, EmbedSession, Problem, SoftphoneSession } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const crm = 'https://crm.example.com';
let api: TestApi;
let tenant: TestTenant;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cordboard-embed-'));
  await mkdir(join(directory, 'embed'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Softphone</title>');
  await writeFile(join(directory, 'embed', 'v1.js'), '/* loader */');
  api = await TestApi.start({ SOFTPHONE_DIR: directory });
});
afterAll(async () => {
  await api.stop();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  tenant = await api.createTenant();
});

const launch = (origin: string) =>
  api.call<EmbedSession & Problem>(tenant, 'POST', '/v1/embed-sessions', { clientName: 'alice', origin });
const allow = (origin: string) => api.call<EmbedOrigins>(tenant, 'POST', '/v1/embed-origins', { origin });
const remove = (origin: string) =>
  api.call<EmbedOrigins>(tenant, 'DELETE', `/v1/embed-origins?origin=${encodeURIComponent(origin)}`);
const list = async () => (await api.call<EmbedOrigins>(tenant, 'GET', '/v1/embed-origins')).body;
const framersOf = async ({ url }: { url: string }) => {
  const { pathname, search } = new URL(url);
  const { headers } = await api.inject({ method: 'GET', url: pathname + search });
  return /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy']))?.[1];
};
const now = () => api.clock.now().toISOString();

describe('the softphone may be embedded', () => {
  test('anywhere until the first origin is allowed, and from then on there alone', async () => {
    expect((await launch('https://anywhere.example')).status).toBe(201);
    expect((await allow(crm)).body).toMatchObject({ enforced: true, data: [{ origin: crm, allowed: true }] });
    expect((await launch(crm)).status).toBe(201);
    for (const other of [
      'https://anywhere.example',
      'https://beta.crm.example.com',
      'http://crm.example.com',
      'https://crm.example.com:8443',
      'https://crm.example.com.evil.example',
    ]) {
      const { status, body } = await launch(other);
      expect([other, status, body.code]).toEqual([other, 403, 'embed_session.origin_not_allowed']);
    }
  });

  test('nowhere once all origins are taken off the list again', async () => {
    await allow(crm);
    expect((await remove(crm)).body).toEqual({ enforced: true, data: [] });
    expect((await launch(crm)).body.code).toBe('embed_session.origin_not_allowed');
  });

  test('by a page whose origin is still on the list when the softphone loads, and by none else', async () => {
    await allow(crm);
    const { body } = await launch(crm);
    expect(await framersOf(body)).toBe(crm);
    await remove(crm);
    expect(await framersOf(body)).toBe("'none'");
  });

  test.each(['http://crm.example.com', 'https://crm.example.com/page', 'https://*.example.com', 'null', '*'])(
    'and %p cannot be put onto the list',
    async (origin) => {
      expect((await allow(origin)).status).toBe(400);
    },
  );

  test.each(['http://localhost:8080', 'http://127.0.0.1:8080'])(
    'by %p, a page that is being developed',
    async (origin) => {
      expect((await allow(origin)).status).toBe(200);
    },
  );
});

describe('the list of origins', () => {
  test('says where the softphone was opened, and who was turned away', async () => {
    await allow(crm);
    const { body } = await launch(crm);
    await launch('https://stranger.example');
    expect((await list()).data).toEqual([
      { origin: crm, allowed: true, seenAt: null, refusedAt: null },
      { origin: 'https://stranger.example', allowed: false, seenAt: null, refusedAt: now() },
    ]);
    await api.call(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket: new URL(body.url).hash.slice(1) });
    expect((await list()).data[0]).toEqual({ origin: crm, allowed: true, seenAt: now(), refusedAt: null });
  });

  test('does not grow without end, however many origins are tried', async () => {
    await allow(crm);
    for (let nth = 0; nth < 105; nth++) await launch(`https://stranger-${nth}.example`);
    expect((await list()).data).toHaveLength(101);
  });
});

test('an admin tries the softphone out in the console, which needs nobody’s leave and counts as no page', async () => {
  await allow(crm);
  const admin = await api.createAdmin(tenant, 'admin');
  const { status, body } = await api.call<EmbedSession>(admin, 'POST', '/v1/embed-sessions/practice', {
    clientName: 'alice',
  });
  expect(status).toBe(201);
  expect(await framersOf(body)).toBe('https://voice.example.com');
  const ticket = new URL(body.url).hash.slice(1);
  const redeemed = await api.call<SoftphoneSession>(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket });
  expect(redeemed.body.parentOrigin).toBe('https://voice.example.com');
  expect((await list()).data.map(({ origin }) => origin)).toEqual([crm]);
});

test('the loader comes from here as a script that any page may load, and that browsers keep', async () => {
  const { status, headers, text } = await api.inject({ method: 'GET', url: '/embed/v1.js' });
  expect([status, text]).toEqual([200, '/* loader */']);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': expect.stringContaining('public, max-age='),
  });
  const again = { 'if-none-match': String(headers['etag']) };
  expect((await api.inject({ method: 'GET', url: '/embed/v1.js', headers: again })).status).toBe(304);
});
