import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import twilio from 'twilio';
import { AccountStore } from '../accounts/account-store.js';
import {
  accountSid,
  anAccessToken,
  apiKeySecret,
  apiKeySid,
  applicationSid,
  otherAccountSid,
  otherApiKeySid,
  someAccounts,
} from '../testing/an-account.js';
import { TokenRefused, verifyAccessToken } from './access-token.js';

const now = new Date();
const accounts = new AccountStore(someAccounts(), now);
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

function refusal(token: string, at = now): TokenRefused {
  try {
    verifyAccessToken(token, accounts, at);
  } catch (error) {
    if (error instanceof TokenRefused) return error;
    throw error;
  }
  throw new Error('The token was accepted.');
}

const claims = (changed: object = {}) => ({
  jti: 'one',
  iss: apiKeySid,
  sub: accountSid,
  iat: Math.floor(now.getTime() / 1_000),
  exp: Math.floor(now.getTime() / 1_000) + 600,
  grants: { identity: 'alice', voice: { incoming: { allow: true } } },
  ...changed,
});
const signed = (payload: object, { secret = apiKeySecret, header = {} as object } = {}) =>
  jwt.sign(payload, secret, {
    header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1', ...header } as jwt.JwtHeader,
  });

describe('an Access Token of the official package', () => {
  test('tells who it is for and what it allows', () => {
    const access = verifyAccessToken(anAccessToken({ identity: 'alice_1', params: { tenant: 'acme' } }), accounts, now);
    expect(access).toMatchObject({
      identity: 'alice_1',
      canReceiveCalls: true,
      outgoing: { applicationSid, parameters: { tenant: 'acme' } },
    });
    expect(access.account.sid).toBe(accountSid);
  });

  test('without grants allows neither direction', () => {
    const access = verifyAccessToken(anAccessToken({ incoming: false, outgoing: false }), accounts, now);
    expect(access).toMatchObject({ canReceiveCalls: false, outgoing: undefined });
  });

  test('is expired after its lifetime: 31205 on the wire, 20104 in the debugger', () => {
    expect(refusal(anAccessToken({ lifetimeSeconds: 60 }), inSeconds(61))).toMatchObject({
      code: 31205,
      reason: 20104,
    });
  });

  test('signed with another secret is refused', () => {
    const { AccessToken } = twilio.jwt;
    const token = new AccessToken(accountSid, apiKeySid, 'not the secret', { identity: 'alice' });
    token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
    expect(refusal(token.toJwt())).toMatchObject({ code: 31204, reason: 20107 });
  });

  test('in the name of an account that the key does not belong to is refused', () => {
    const { AccessToken } = twilio.jwt;
    const token = new AccessToken(otherAccountSid, apiKeySid, apiKeySecret, { identity: 'alice' });
    token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
    expect(refusal(token.toJwt())).toMatchObject({ code: 31204, reason: 20103 });
  });

  test('without a voice grant is refused', () => {
    const { AccessToken } = twilio.jwt;
    expect(refusal(new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity: 'alice' }).toJwt()).reason).toBe(
      20106,
    );
  });
});

describe('what is no genuine Access Token', () => {
  test.each([
    ['no token at all', 'nonsense', 20101],
    ['not valid yet', signed(claims({ nbf: claims().iat + 300 })), 20105],
    ['an unknown key', signed(claims({ iss: `SK${'9'.repeat(32)}` })), 20103],
    ["another account's key", signed(claims({ iss: otherApiKeySid })), 20103],
    ['another content type', signed(claims(), { header: { cty: 'text' } }), 20102],
    ['no content type, as a Capability Token has none', jwt.sign(claims(), apiKeySecret), 20102],
    [
      'another algorithm',
      jwt.sign(claims(), apiKeySecret, { algorithm: 'HS512', header: { alg: 'HS512', cty: 'twilio-fpa;v=1' } }),
      20102,
    ],
    ['more than a day', signed(claims({ exp: claims().iat + 86_401 })), 20101],
    ['an identity with a blank', signed(claims({ grants: { identity: 'a b', voice: {} } })), 31105],
    ['an identity that is too long', signed(claims({ grants: { identity: 'a'.repeat(122), voice: {} } })), 31105],
    ['an identity that is no text', signed(claims({ grants: { identity: 7, voice: {} } })), 20106],
    [
      'an application that is none',
      signed(claims({ grants: { identity: 'a', voice: { outgoing: { application_sid: 'AP1' } } } })),
      20106,
    ],
  ])('%s is refused', (_what, token, reason) => {
    expect(refusal(token)).toMatchObject({ code: 31204, reason });
  });

  test('an unsigned token is refused', () => {
    const [, body] = signed(claims()).split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'none', cty: 'twilio-fpa;v=1' })).toString('base64url');
    expect(refusal(`${head}.${body}.`).reason).toBe(20102);
  });

  test('a token whose payload was changed is refused', () => {
    const [head, , signature] = signed(claims()).split('.');
    const body = Buffer.from(JSON.stringify(claims({ grants: { identity: 'bob', voice: {} } }))).toString('base64url');
    expect(refusal(`${head}.${body}.${signature}`).reason).toBe(20107);
  });
});
