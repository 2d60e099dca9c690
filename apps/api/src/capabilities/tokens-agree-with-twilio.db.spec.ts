import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { tokenIdParam, type IssuedToken, type MobilePlatform, type Problem } from '@cordboard/contracts';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import twilio from 'twilio';
import { updateTenant } from '../operations/update-tenant.js';
import { random } from '../testing/random.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

const { AccessToken, ClientCapability } = twilio.jwt;
const casesPerDialect = 220;
const pushCredentialSids = { ios: aSid('CR'), android: aSid('CR') };

let api: TestApi;
let american: TestTenant;
let irish: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  american = await api.createTenant();
  await updateTenant(api.database.environment, american.tenantId, { legacyTokens: true });
  irish = await api.createTenant({ connected: false });
  irish.account.region = 'ie1';
  await api.connect(irish);
  for (const tenant of [american, irish]) await api.call(tenant, 'PATCH', '/v1/twilio-config', { pushCredentialSids });
});
afterAll(() => api.stop());

// What Twilio takes as an identity for calls, and a careless program takes for something else.
const names = [
  'alice', 'Rep_1', '_', '__', '0', '007', '1e3', 'null', 'true', 'undefined', 'NaN', 'constructor', 'toString', 'hasOwnProperty',
  '__proto__', 'prototype', 'x'.repeat(121), '9'.repeat(121), '_'.repeat(121),
]; // prettier-ignore
// What escaping, JSON or a careless parser would change.
const texts = [
  'campaign', 'a b', 'a+b', 'a&b=c', '100%', '%41', '%2526', "o'hara", '"quoted"', '(x)*!~', 'a/b?c#d', 'é', 'ß', '日本', '😀',
  'e\u0301', '\u202e', '\u2028', 'tab\there', 'new\r\nline', '\u0000', '\u007f', 'constructor', 'toString', 'a[b]', 'a[]', '<b>', '\\', ';,:@$',
  '0', '10', ' x ', 'clientName', 'appSid', 'scope:client:incoming?clientName=eve', 'cordboardtokenid2', '&amp;',
]; // prettier-ignore

interface Case {
  tenant: TestTenant;
  request: {
    clientName: string;
    dialect: IssuedToken['dialect'];
    incoming?: boolean;
    outgoing?: false | { applicationSid?: string; params?: Record<string, string> };
    lifetimeSeconds?: number;
    platform?: MobilePlatform;
  };
}

function aCase(seed: number, dialect: IssuedToken['dialect']): Case {
  const { pick, chance, many, below, hex } = random(seed);
  const text = () => pick(texts) + (chance(0.5) ? '' : pick(texts));
  const incoming = pick([undefined, true, false]);
  const params = Object.fromEntries(many(6, () => [text(), chance(0.1) ? '' : text()]));
  const outgoing = {
    ...(chance(0.3) && { applicationSid: `AP${hex(32)}` }),
    ...(chance(0.8) && { params }),
  };
  const platform = dialect === 'access' ? pick([undefined, undefined, 'ios', 'android'] as const) : undefined;
  const mayCall = incoming === false || chance(0.8);
  const lifetimeSeconds = pick([undefined, 1, 60, 3_599, 86_399, 86_400, 1 + below(86_400)]);
  return {
    tenant: dialect === 'access' ? pick([american, irish]) : american,
    request: {
      clientName: pick(names),
      dialect,
      ...(incoming !== undefined && { incoming }),
      ...(mayCall ? chance(0.8) && { outgoing } : { outgoing: false }),
      ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
      ...(platform && { platform }),
    },
  };
}

/** The token that the official package makes for the same request. */
function theirs({ tenant: { account }, request }: Case, tokenId: string): string {
  const { clientName, incoming = true, outgoing = {}, dialect, lifetimeSeconds: ttl = 3_600, platform } = request;
  const applicationSid = outgoing ? (outgoing.applicationSid ?? account.applicationSid) : undefined;
  const params = outgoing ? { ...outgoing.params, [tokenIdParam]: tokenId } : undefined;
  if (dialect === 'access') {
    const { accountSid, apiKeySid, apiKeySecret, region } = account;
    // The region us1 is Twilio's default, which its library leaves unsaid.
    const where = region === 'us1' ? {} : { region };
    const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity: clientName, ttl, ...where });
    token.addGrant(
      new AccessToken.VoiceGrant({
        incomingAllow: incoming,
        ...(platform && { pushCredentialSid: pushCredentialSids[platform] }),
        ...(applicationSid && { outgoingApplicationSid: applicationSid, outgoingApplicationParams: params }),
      }),
    );
    return token.toJwt();
  }
  const capability = new ClientCapability({ accountSid: account.accountSid, authToken: account.authToken, ttl });
  if (incoming) capability.addScope(new ClientCapability.IncomingClientScope(clientName));
  if (applicationSid) {
    capability.addScope(new ClientCapability.OutgoingClientScope({ applicationSid, clientName, params }));
  }
  return capability.toJwt();
}

/** The package reads the clock twice, and would give a token a second less when the second one begins in between. */
function atOneMoment<Result>(work: () => Result): Result {
  jest.useFakeTimers();
  try {
    return work();
  } finally {
    jest.useRealTimers();
  }
}

/** Times and ids are for each to choose; how long it lives is not. */
function comparable(token: string) {
  const { header, payload } = jwt.decode(token, { complete: true }) ?? {};
  const { iat, exp, ...claims } = payload as JwtPayload;
  return {
    header,
    claims: { ...claims, jti: undefined },
    lifetime: iat === undefined ? undefined : (exp ?? NaN) - iat,
  };
}

const issue = ({ tenant, request }: Case) => api.call<IssuedToken & Problem>(tenant, 'POST', '/v1/tokens', request);

/** Undefined where the API's token says what the official package's does, and nothing else. */
async function differenceIn(seed: number, dialect: IssuedToken['dialect']) {
  const asked = aCase(seed, dialect);
  const { status, body } = await issue(asked);
  if (status !== 201) return { seed, ...asked.request, status, body };
  const { account } = asked.tenant;
  const secret = dialect === 'access' ? account.apiKeySecret : account.authToken;
  const now = api.clock.now().getTime() / 1000;
  const { iat, exp, jti } = jwt.verify(body.token, secret, {
    algorithms: ['HS256'],
    clockTimestamp: now,
  }) as JwtPayload;
  const times = { iat, exp, jti, expiresAt: body.expiresAt };
  const lifetime = asked.request.lifetimeSeconds ?? 3_600;
  const expectedTimes = {
    ...{ iat: now, exp: now + lifetime, jti: body.tokenId },
    expiresAt: new Date((now + lifetime) * 1000).toISOString(),
  };
  const [ours, expected] = [comparable(body.token), comparable(atOneMoment(() => theirs(asked, body.tokenId)))];
  // A Capability Token of the official package does not say when it was made.
  if (expected.lifetime === undefined) expected.lifetime = lifetime;
  try {
    expect({ ...ours, times }).toEqual({ ...expected, times: expectedTimes });
    return undefined;
  } catch (error) {
    return { seed, difference: (error as Error).message };
  }
}

describe('what POST /v1/tokens gives agrees with the official package, claim by claim', () => {
  test.each(['access', 'capability'] as const)(
    `in ${casesPerDialect} generated cases of the dialect %s`,
    async (dialect) => {
      const seeds = Array.from({ length: casesPerDialect }, (_, seed) => seed + 1);
      const differences: unknown[] = [];
      for (const seed of seeds) differences.push(await differenceIn(seed, dialect));
      expect(differences.filter((difference) => difference !== undefined)).toEqual([]);
    },
  );
});

test.each(['access', 'capability'] as const)(
  'a request that is repeated gives the same %s token but for its id',
  async (dialect) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const asked = aCase(seed, dialect);
      const answers = [];
      for (let count = 0; count < 5; count += 1) answers.push((await issue(asked)).body);
      expect(new Set(answers.map(({ tokenId }) => tokenId)).size).toBe(5);
      const claims = answers.map(({ token, tokenId }) => JSON.stringify(comparable(token)).replaceAll(tokenId, 'ID'));
      expect(new Set(claims).size).toBe(1);
    }
  },
);

test.each([
  '', ' ', 'rep.one@example.com', 'a b', 'a+b', 'a-b', 'é', '日本', '😀', "o'hara", '<b>', 'a/b', 'a\u0000', 'alice\n', 'x'.repeat(122),
])('the name %j, which Twilio does not ring, is refused', async (clientName) => {
  expect(await issue({ tenant: american, request: { clientName, dialect: 'access' } })).toMatchObject({
    status: 400,
    body: { code: 'request.invalid', errors: [{ field: 'clientName' }] },
  });
}); // prettier-ignore

test.each(['0', '-1', '-0', '1.5', 'NaN', '1e999', '"60"', '86401', '1e5', 'true', '[60]', '{}', 'null', '0x10'])(
  'a lifetime that is written %s is refused',
  async (written) => {
    for (const dialect of ['access', 'capability']) {
      const { status, headers } = await api.inject({
        method: 'POST',
        url: '/v1/tokens',
        headers: { authorization: `Bearer ${american.apiKey}`, 'content-type': 'application/json' },
        payload: `{"clientName":"alice","dialect":"${dialect}","lifetimeSeconds":${written}}`,
      });
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    }
  },
);

test('a parameter whose name is none in JavaScript is refused, not left out of the token', async () => {
  const { status } = await api.inject({
    method: 'POST',
    url: '/v1/tokens',
    headers: { authorization: `Bearer ${american.apiKey}`, 'content-type': 'application/json' },
    payload: '{"clientName":"alice","outgoing":{"params":{"__proto__":"x"}}}',
  });
  expect(status).toBe(400);
});
