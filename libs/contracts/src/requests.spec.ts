import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  acceptInvitation,
  changeSettings,
  createApiKey,
  createEmbedSession,
  createInvitation,
  issueToken,
  putTwilioConfig,
  redeemLaunchTicket,
  registerClient,
  signIn,
} from './index.js';

const sid = (prefix: string) => prefix + '0f'.repeat(16);
const valid: [name: string, schema: z.ZodType, body: Record<string, unknown>][] = [
  ['registerClient', registerClient, { name: 'alice' }],
  ['issueToken', issueToken, { clientName: 'alice' }],
  ['createEmbedSession', createEmbedSession, { clientName: 'alice', origin: 'https://crm.example.com' }],
  ['redeemLaunchTicket', redeemLaunchTicket, { ticket: 'abc' }],
  ['putTwilioConfig', putTwilioConfig, { accountSid: sid('AC'), apiKeySid: sid('SK'), applicationSid: sid('AP') }],
  ['signIn', signIn, { email: 'ann@example.com', password: 'x' }],
  ['createInvitation', createInvitation, { email: 'ann@example.com', role: 'supervisor' }],
  ['acceptInvitation', acceptInvitation, { token: 'cbi_x', password: 'twelve chars' }],
  ['createApiKey', createApiKey, { name: 'CRM' }],
  ['changeSettings', changeSettings, {}],
];

describe('every request body', () => {
  test.each(valid)('%s takes the least that it needs', (_name, schema, body) => {
    expect(schema.safeParse(body).error).toBeUndefined();
  });

  test.each(valid)('%s refuses a field that it does not know, instead of ignoring it', (_name, schema, body) => {
    expect(schema.safeParse({ ...body, lifetime: 60 }).success).toBe(false);
  });
});

test.each([0, -1, 1.5, NaN, Infinity, '60', 86_401, null])('a lifetime of %p seconds is refused', (lifetimeSeconds) => {
  expect(issueToken.safeParse({ clientName: 'alice', lifetimeSeconds }).success).toBe(false);
});

test.each([1, 3600, 86_400])('a lifetime of %p seconds is taken', (lifetimeSeconds) => {
  expect(issueToken.safeParse({ clientName: 'alice', lifetimeSeconds }).success).toBe(true);
});
