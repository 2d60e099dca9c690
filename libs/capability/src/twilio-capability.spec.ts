import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import jwt from 'jsonwebtoken';
import { CapabilityError, createCapability, createSigner, TwilioCapability } from './index.js';

const accountSid = `AC${'0'.repeat(32)}`;
const apiKeySid = `SK${'1'.repeat(32)}`;
const applicationSid = `AP${'2'.repeat(32)}`;
const authToken = 'auth-token-of-the-account';
const apiKeySecret = 'secret-of-the-api-key';

const aCapability = () => new TwilioCapability(accountSid, authToken);
const anAccessCapability = () => createCapability({ accountSid, apiKeySid, apiKeySecret });

function claimsOf(token: string) {
  const claims = jwt.decode(token);
  if (claims === null || typeof claims === 'string') throw new Error('A token has claims');
  return claims;
}

function codeOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof CapabilityError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

describe('generateToken', () => {
  test('gives an hour when no lifetime is said', () => {
    const { iat, exp } = claimsOf(aCapability().allowClientIncoming('Alice').generateToken());
    expect((exp ?? 0) - (iat ?? 0)).toBe(3600);
  });

  test('called twice adds nothing and never repeats an id', () => {
    const capability = aCapability().allowClientIncoming('Alice').allowClientOutgoing(applicationSid);
    const [first, second] = [claimsOf(capability.generateToken()), claimsOf(capability.generateToken())];
    expect(second['scope']).toBe(first['scope']);
    expect(second.jti).not.toBe(first.jti);
  });

  test('counts from the injected clock, in whole seconds', () => {
    const { token, issuedAt, expiresAt } = createCapability(createSigner({ accountSid, authToken }), {
      now: () => 1_700_000_000_999,
    })
      .allowClientIncoming('Alice')
      .generate(600);
    expect(claimsOf(token)).toMatchObject({ iat: 1_700_000_000, exp: 1_700_000_600 });
    expect([issuedAt.getTime(), expiresAt.getTime()]).toEqual([1_700_000_000_000, 1_700_000_600_000]);
  });

  test.each([0, -1, 1.5, NaN, Infinity, 86_401, '60', null, true, [60], {}])('refuses a lifetime of %p', (lifetime) => {
    const capability = aCapability().allowClientIncoming('Alice');
    expect(codeOf(() => capability.generateToken(lifetime as number))).toBe('lifetime.invalid');
  });

  test.each([1, 86_400])('takes a lifetime of %i seconds', (lifetime) => {
    const { iat, exp } = claimsOf(aCapability().allowClientIncoming('Alice').generateToken(lifetime));
    expect((exp ?? 0) - (iat ?? 0)).toBe(lifetime);
  });

  test('refuses a capability that allows nothing', () => {
    expect(codeOf(() => aCapability().generateToken())).toBe('permission.missing');
    const pushOnly = createCapability({ accountSid, apiKeySid, apiKeySecret, identity: 'alice' });
    pushOnly.allowPushNotifications(`CR${'3'.repeat(32)}`);
    expect(codeOf(() => pushOnly.generateToken())).toBe('permission.missing');
  });
});

describe('what goes in is checked', () => {
  test.each(['', '   ', undefined, null, 42, true, {}, ['alice'], '\ud800'])(
    'a client name of %p is refused',
    (name) => {
      expect(codeOf(() => aCapability().allowClientIncoming(name as string))).toBe('identity.invalid');
    },
  );

  test.each(['', 'AC', `AC${'g'.repeat(32)}`, `SK${'0'.repeat(32)}`, `${accountSid}\n`, undefined, null, 7])(
    'an Account SID of %p is refused',
    (sid) => {
      expect(codeOf(() => new TwilioCapability(sid as string, authToken))).toBe('account_sid.invalid');
    },
  );

  test('other SIDs, secrets and regions are refused by name', () => {
    expect(codeOf(() => createCapability({ accountSid, apiKeySid: accountSid, apiKeySecret }))).toBe(
      'api_key_sid.invalid',
    );
    expect(codeOf(() => aCapability().allowClientOutgoing(accountSid))).toBe('application_sid.invalid');
    expect(codeOf(() => anAccessCapability().allowPushNotifications('CR'))).toBe('push_credential_sid.invalid');
    expect(codeOf(() => new TwilioCapability(accountSid, ''))).toBe('secret.missing');
    expect(codeOf(() => createCapability({ accountSid, apiKeySid, apiKeySecret: '' }))).toBe('secret.missing');
    expect(codeOf(() => createCapability({ accountSid, apiKeySid, apiKeySecret, region: 'ie1;x' }))).toBe(
      'region.invalid',
    );
  });

  test.each([42, 'a=b', ['a'], { a: 1 }, { a: null }, { a: { b: 'c' } }, { a: '\udfff' }])(
    'params of %p are refused',
    (params) => {
      const bad = params as unknown as Record<string, string>;
      expect(codeOf(() => aCapability().allowClientOutgoing(applicationSid, bad))).toBe('params.invalid');
    },
  );

  test('params that change afterwards do not change the token', () => {
    const params = { campaign: 'spring' };
    const capability = aCapability().allowClientOutgoing(applicationSid, params);
    params.campaign = 'autumn';
    expect(claimsOf(capability.generateToken())['scope']).toContain('spring');
  });
});

describe('the dialects differ where Twilio differs', () => {
  test('an Access Token names one client', () => {
    const two = anAccessCapability().allowClientIncoming('alice').allowClientIncoming('bob');
    expect(codeOf(() => two.generateToken())).toBe('identity.conflict');
    const nobody = anAccessCapability().allowClientOutgoing(applicationSid);
    expect(codeOf(() => nobody.generateToken())).toBe('identity.missing');
  });

  test('an identity alone does not let the client be called', () => {
    const token = createCapability({ accountSid, apiKeySid, apiKeySecret, identity: 'alice' })
      .allowClientOutgoing(applicationSid)
      .generateToken();
    expect(claimsOf(token)['grants']).toEqual({
      identity: 'alice',
      voice: { outgoing: { application_sid: applicationSid } },
    });
  });

  test('event streams are for Capability Tokens, push notifications for Access Tokens', () => {
    expect(codeOf(() => anAccessCapability().allowEventStream())).toBe('permission.unsupported');
    const capability = aCapability()
      .allowClientIncoming('alice')
      .allowPushNotifications(`CR${'3'.repeat(32)}`);
    expect(codeOf(() => capability.generateToken())).toBe('permission.unsupported');
  });
});

test('neither a signer nor a capability shows its secret', () => {
  const signer = createSigner({ accountSid, apiKeySid, apiKeySecret });
  const capability = createCapability(signer);
  for (const shown of [
    inspect(signer, { depth: 9 }),
    JSON.stringify(signer),
    inspect(capability, { showHidden: true }),
  ]) {
    expect(shown).not.toContain(apiKeySecret);
  }
});
