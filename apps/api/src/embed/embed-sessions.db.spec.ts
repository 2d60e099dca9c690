import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbedSession, Problem, SoftphoneSession } from '@cordboard/contracts';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

const origin = 'https://crm.example.com';
let api: TestApi;
let tenant: TestTenant;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cordboard-softphone-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Softphone</title>');
  await writeFile(join(directory, 'assets', 'main-1a2b.js'), 'export {};');
  api = await TestApi.start({ SOFTPHONE_DIR: directory, TWILIO_SIGNALLING_HOST: 'localhost:3001' });
  tenant = await api.createTenant({ country: 'CH' });
});
afterAll(async () => {
  await api.stop();
  await rm(directory, { recursive: true });
});

async function launch(clientName = 'alice', who = tenant): Promise<{ url: URL; ticket: string; expiresAt: string }> {
  const { body } = await api.call<EmbedSession>(who, 'POST', '/v1/embed-sessions', { clientName, origin });
  const url = new URL(body.url);
  return { url, ticket: url.hash.slice(1), expiresAt: body.expiresAt };
}
const redeem = (ticket: string) =>
  api.call<SoftphoneSession & Problem>(undefined, 'POST', '/v1/embed-sessions/redeem', { ticket });
async function aSession(clientName: string, who = tenant): Promise<{ apiKey: string }> {
  return { apiKey: (await redeem((await launch(clientName, who)).ticket)).body.sessionToken };
}

describe('a launch ticket', () => {
  test('becomes a session that knows its client, its tenant and its page', async () => {
    const { url, ticket, expiresAt } = await launch();
    expect(url.href).toMatch(/^https:\/\/voice\.example\.com\/softphone\/\?launch=[\w-]+\.[\w-]+#[\w.-]+$/);
    expect(new Date(expiresAt).getTime() - api.clock.now().getTime()).toBeLessThanOrEqual(60_000);
    const { status, body, headers } = await redeem(ticket);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      sessionToken: expect.stringMatching(/^cbs_/),
      expiresAt: new Date(api.clock.now().getTime() + 12 * 3_600_000).toISOString(),
      parentOrigin: origin,
      tenant: { id: tenant.tenantId, name: 'Acme', country: 'CH', callerId: tenant.account.callerId },
      client: { name: 'alice', displayName: 'alice' },
      voice: { edge: 'ashburn', signallingHost: 'localhost:3001' },
    });
  });

  test('is redeemed exactly once by 50 who try at the same moment', async () => {
    const { ticket } = await launch();
    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(ticket)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const { status, body } of refused) expect([status, body.code]).toEqual([401, 'embed_session.ticket_invalid']);
  });

  test('is worth nothing after a minute', async () => {
    const { ticket } = await launch();
    api.clock.advance(61);
    expect((await redeem(ticket)).body.code).toBe('embed_session.ticket_invalid');
  });

  test.each([
    ['another secret', (ticket: string) => ticket.slice(0, -1) + (ticket.endsWith('0') ? '1' : '0')],
    ['another tenant', (ticket: string) => ticket.replace(/^[^.]+/, '0196f3a2-7b1c-7d7e-8f00-0123456789ab')],
    ['no secret', (ticket: string) => ticket.split('.').slice(0, 2).join('.')],
    ['nonsense', () => 'nonsense'],
  ])('with %s is refused, and the real one still works', async (_, change) => {
    const { ticket } = await launch();
    expect((await redeem(change(ticket))).body.code).toBe('embed_session.ticket_invalid');
    expect((await redeem(ticket)).status).toBe(200);
  });

  test('is in no table', async () => {
    const { ticket } = await launch();
    const { body } = await redeem(ticket);
    const rows = JSON.stringify(await api.database.query('select embed_sessions::text from embed_sessions'));
    const secret = ticket.split('.')[2] ?? '';
    expect(secret).toMatch(/^\w{32}$/);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(body.sessionToken.slice(-40));
  });

  test.each([
    'crm.example.com',
    'https://crm.example.com/',
    'https://crm.example.com/page',
    'null',
    '*',
    'javascript:alert(1)',
    'https://a;script-src',
    'https://a,b',
  ])('is not made for the origin %p', async (bad) => {
    const body = { clientName: 'alice', origin: bad };
    expect((await api.call(tenant, 'POST', '/v1/embed-sessions', body)).status).toBe(400);
  });
});

describe('a session', () => {
  test('may ask for tokens, clients and calls of its own client alone', async () => {
    const session = await aSession('alice');
    expect((await api.call(session, 'POST', '/v1/tokens', { clientName: 'alice' })).status).toBe(201);
    expect((await api.call(session, 'GET', '/v1/clients')).status).toBe(200);
    expect((await api.call(session, 'GET', '/v1/calls')).status).toBe(200);
    expect((await api.call(session, 'GET', '/v1/calls?clientName=ALICE')).status).toBe(200);
  });

  test.each<['GET' | 'POST' | 'PUT' | 'DELETE', string, object | undefined]>([
    ['POST', '/v1/tokens', { clientName: 'bob' }],
    ['POST', '/v1/tokens', { clientName: 'alice', outgoing: { applicationSid: `AP${'0'.repeat(32)}` } }],
    ['POST', '/v1/tokens', { clientName: 'alice', outgoing: { params: { tenant: 'x' } } }],
    ['POST', '/v1/tokens', { clientName: 'alice', dialect: 'capability' }],
    ['GET', '/v1/calls?clientName=bob', undefined],
    ['GET', '/v1/twilio-config', undefined],
    ['PUT', '/v1/twilio-config', {}],
    ['POST', '/v1/clients', { name: 'eve' }],
    ['DELETE', '/v1/clients/0196f3a2-7b1c-7d7e-8f00-0123456789ab', undefined],
    ['POST', '/v1/embed-sessions', { clientName: 'alice', origin }],
  ])('may not %s %s %j', async (method, url, body) => {
    const answer = await api.call<Problem>(await aSession('alice'), method, url, body);
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.forbidden']);
  });

  test('sees a call that its client had no part in as one that does not exist', async () => {
    const callSid = aSid('CA');
    await aSession('bob');
    await api.webhook(tenant, 'outgoing', { CallSid: callSid, From: 'client:bob', To: '+14155550142' });
    const [alice, bob] = [await aSession('alice'), await aSession('bob')];
    expect((await api.call(bob, 'GET', `/v1/calls/${callSid}`)).status).toBe(200);
    expect((await api.call<Problem>(alice, 'GET', `/v1/calls/${callSid}`)).body.code).toBe('call.not_found');
    expect(JSON.stringify((await api.call(alice, 'GET', '/v1/calls')).body)).not.toContain(callSid);
  });

  test('ends after twelve hours, and when its client is deleted', async () => {
    const session = await aSession('ivan');
    api.clock.advance(12 * 3600 - 1);
    expect((await api.call(session, 'GET', '/v1/clients')).status).toBe(200);
    api.clock.advance(2);
    expect(await api.call(session, 'GET', '/v1/clients')).toMatchObject({
      status: 401,
      body: { code: 'auth.session_expired' },
    });

    const other = await aSession('ivan');
    const [row] = await api.database.query<{ id: string }>(`select id from clients where name = 'ivan'`);
    await api.call(tenant, 'DELETE', `/v1/clients/${row?.id}`);
    api.clock.advance(6);
    expect(await api.call(other, 'GET', '/v1/clients')).toMatchObject({
      status: 401,
      body: { code: 'auth.session_expired' },
    });
  });
});

describe('the softphone’s page', () => {
  const policyOf = async (url: string) => {
    const { status, headers } = await api.inject({ method: 'GET', url });
    return { status, policy: String(headers['content-security-policy']), headers };
  };

  test('may be framed by the page that its launch was made for, and loads nothing from elsewhere but Twilio', async () => {
    const { url } = await launch();
    const { status, policy, headers } = await policyOf(url.pathname + url.search);
    expect(status).toBe(200);
    expect(policy).toContain(`frame-ancestors ${origin}`);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toContain("connect-src 'self' blob: wss://*.twilio.com https://*.twilio.com ws://localhost:3001");
    expect(policy).not.toMatch(/unsafe|\*;|\* /);
    expect(headers['permissions-policy']).toContain('microphone=(self)');
    expect(headers['x-frame-options']).toBeUndefined();
  });

  test.each([
    '',
    '?launch=',
    '?launch=x.y',
    '?launch=0196f3a2-7b1c-7d7e-8f00-0123456789ab.0196f3a2-7b1c-7d7e-8f00-0123456789ab',
    '?launch=a&launch=b',
  ])('may be framed by nobody for the query %p', async (query) => {
    expect((await policyOf(`/softphone/${query}`)).policy).toContain("frame-ancestors 'none'");
  });

  test('is found without its slash, and keeps the launch', async () => {
    const { status, headers } = await api.inject({ method: 'GET', url: '/softphone?launch=a.b' });
    expect([status, headers['location']]).toEqual([308, '/softphone/?launch=a.b']);
  });

  test('has assets that browsers keep', async () => {
    const { status, headers } = await api.inject({ method: 'GET', url: '/softphone/assets/main-1a2b.js' });
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await api.inject({ method: 'GET', url: '/softphone/assets/../index.html' })).status).toBe(404);
    expect((await api.inject({ method: 'GET', url: '/softphone/assets/%2e%2e/index.html' })).status).not.toBe(200);
  });
});
