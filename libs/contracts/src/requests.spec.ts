import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  acceptInvitation,
  answerChallenge,
  beginSecondFactor,
  beginSignIn,
  changePassword,
  changeSettings,
  confirmSecondFactor,
  createApiKey,
  createEmbedSession,
  createInvitation,
  createFirstTenant,
  createTenant,
  deleteTenant,
  issueToken,
  proveBothFactors,
  putIdentityProvider,
  putTwilioConfig,
  redeemLaunchTicket,
  registerClient,
  signIn,
  signInAsOperator,
  signInPolicy,
} from './index.js';

const sid = (prefix: string) => prefix + '0f'.repeat(16);
const provider = {
  issuer: 'https://login.example.com',
  clientId: 'cordboard',
  domains: ['example.com'],
  isOn: false,
  isRequired: false,
  admitsSupervisors: false,
};
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
  ['answerChallenge', answerChallenge, { challenge: 'x', code: '123456' }],
  ['beginSecondFactor', beginSecondFactor, { password: 'x' }],
  ['confirmSecondFactor', confirmSecondFactor, { code: '123456' }],
  ['proveBothFactors', proveBothFactors, { password: 'x', code: '123456' }],
  ['changePassword', changePassword, { currentPassword: 'x', newPassword: 'twelve chars' }],
  ['signInPolicy', signInPolicy, { requiresSecondFactor: true }],
  ['putIdentityProvider', putIdentityProvider, provider],
  ['beginSignIn', beginSignIn, { email: 'ann@example.com' }],
  ['signInAsOperator', signInAsOperator, { email: 'ann@example.com', password: 'x' }],
  ['createTenant', createTenant, { name: 'Acme', country: 'US', ownerEmail: 'ann@example.com' }],
  ['deleteTenant', deleteTenant, { name: 'Acme' }],
  [
    'createFirstTenant',
    createFirstTenant,
    { token: 'cbw_x', name: 'Acme', country: 'US', email: 'ann@example.com', password: 'twelve chars' },
  ],
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

test.each([
  'http//x',
  'ftp://x.example',
  'https://u:p@x.example',
  'https://x.example/?a=b',
  'https://x.example/#a',
  '',
])('the issuer %p is refused', (issuer) => {
  expect(putIdentityProvider.safeParse({ ...provider, issuer }).success).toBe(false);
});

test.each(['', 'example', '@example.com', 'exam ple.com', '-a.com', 'a..com', 'example.com.', '127.0.0.1'])(
  'the e-mail domain %p is refused',
  (domain) => {
    expect(putIdentityProvider.safeParse({ ...provider, domains: [domain] }).success).toBe(false);
  },
);
