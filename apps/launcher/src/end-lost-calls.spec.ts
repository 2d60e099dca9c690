import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Call } from '@cordboard/contracts';
import { inventAccounts, plans, type DemoTenant } from './demo-tenants.js';
import { endLostCalls, signWebhook } from './end-lost-calls.js';

const until = new Date('2026-03-01T12:00:00Z');
const [plan] = plans;
if (!plan) throw new Error('There is no plan of a demo tenant');
const tenant: DemoTenant = {
  ...inventAccounts(plan),
  tenantId: 'the-tenant',
  apiKey: 'the-key',
  admin: { email: plan.adminEmail, password: 'the-password' },
};

let pages: { data: Call[]; nextCursor: string | null }[];
let told: { path: string; signature: unknown; fields: Record<string, string> }[];
let server: Server;
let baseUrl: string;

/** The API, as far as the launcher speaks with it here. */
beforeEach(async () => {
  pages = [];
  told = [];
  server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(pages.shift()));
      return;
    }
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    told.push({ path: request.url ?? '', signature: request.headers['x-twilio-signature'], fields });
    response.end('<Response/>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => server.close(closed)));

const aCall = (
  digit: string,
  { minutesBefore = 5, ...facts }: Partial<Call> & { minutesBefore?: number } = {},
): Call => ({
  callSid: `CA${digit.repeat(32)}`,
  direction: 'outgoing',
  from: 'client:alice',
  to: 'client:bob',
  clientName: 'alice',
  crmUser: null,
  status: 'in-progress',
  startedAt: new Date(until.getTime() - minutesBefore * 60_000).toISOString(),
  answeredAt: new Date(until.getTime() - minutesBefore * 60_000).toISOString(),
  endedAt: null,
  durationSeconds: null,
  refusal: null,
  ...facts,
});

test('ends the calls that the last run left behind, and no others, when that run ended', async () => {
  const ended = { status: 'completed', endedAt: until.toISOString(), durationSeconds: 3 } as const;
  pages = [
    { data: [aCall('1'), aCall('2', ended)], nextCursor: 'more' },
    {
      data: [aCall('3', { status: 'ringing', answeredAt: null }), aCall('4', { minutesBefore: 300 })],
      nextCursor: 'old',
    },
  ];
  await endLostCalls(tenant, { baseUrl, publicUrl: 'https://voice.example.com', until });
  expect(told.map(({ fields }) => [fields['CallSid'], fields['CallStatus'], fields['Timestamp']])).toEqual([
    [`CA${'1'.repeat(32)}`, 'completed', 'Sun, 01 Mar 2026 12:00:00 GMT'],
    [`CA${'3'.repeat(32)}`, 'canceled', 'Sun, 01 Mar 2026 12:00:00 GMT'],
  ]);
  const [first] = told;
  expect(first?.fields['AccountSid']).toBe(tenant.accountSid);
  expect(first?.path).toBe('/twilio/the-tenant/voice/status');
  expect(first?.signature).toBe(
    signWebhook(tenant.authToken, 'https://voice.example.com/twilio/the-tenant/voice/status', first?.fields ?? {}),
  );
});

test("signs as Twilio's documentation does", () => {
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  expect(signWebhook('12345', url, fields)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
});
