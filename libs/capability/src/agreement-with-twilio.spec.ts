import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import twilio from 'twilio';
import { createCapability } from './index.js';

const { AccessToken, ClientCapability } = twilio.jwt;
const now = () => Date.now();

// Texts that escaping, JSON or a careless parser would change.
const awkward = [
  'alice', 'Rep_1', 'rep.one@example.com', 'a b', 'a+b', 'a&b=c', '100%', '%41', "o'hara", '"quoted"', '(x)*!~', 'a/b?c#d',
  'é', 'ß', '日本', '😀', 'e\u0301', '\u202e', 'tab\there', 'new\nline', '__proto__', 'constructor', 'a[b]', '<b>', '\\', ';,:@$', '0', ' x ',
]; // prettier-ignore

function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const text = () => pick(awkward) + (next() < 0.5 ? '' : pick(awkward));
  const sid = (prefix: string) =>
    prefix + Array.from({ length: 32 }, () => pick([...'0123456789abcdefABCDEF'])).join('');
  const params = () => Object.fromEntries(Array.from({ length: below(5) }, () => [text(), next() < 0.1 ? '' : text()]));
  const maybe = <T>(make: () => T): T | undefined => (next() < 0.6 ? make() : undefined);
  return { next, below, pick, text, sid, params, maybe };
}

/** Times and ids are ours to choose; everything else has to be the same. */
function comparable(token: string, secret: string) {
  const { header, payload } = jwt.verify(token, secret, { complete: true, algorithms: ['HS256'] });
  if (typeof payload === 'string') throw new Error('A token has claims');
  const { iat, exp, jti, ...claims } = payload;
  return { header, claims, lifetime: (exp ?? 0) - (iat ?? 0), hasId: jti !== undefined };
}

describe('an Access Token agrees with the twilio package', () => {
  test.each(Array.from({ length: 300 }, (_, seed) => seed))('in generated case %i', (seed) => {
    const { sid, text, params, maybe, pick, below } = random(seed);
    const [accountSid, apiKeySid, apiKeySecret, identity] = [sid('AC'), sid('SK'), text(), text()];
    const region = maybe(() => pick(['ie1', 'au1', 'jp1']));
    const incoming = below(3) > 0;
    const outgoing = incoming ? maybe(() => sid('AP')) : sid('AP');
    const outgoingParams = outgoing ? maybe(params) : undefined;
    const pushCredentialSid = maybe(() => sid('CR'));
    const lifetime = 1 + below(86_400);

    const ours = createCapability({ accountSid, apiKeySid, apiKeySecret, region, identity, now });
    if (incoming) ours.allowClientIncoming(identity);
    if (outgoing) ours.allowClientOutgoing(outgoing, outgoingParams);
    if (pushCredentialSid) ours.allowPushNotifications(pushCredentialSid);

    const theirs = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity, region, ttl: lifetime });
    theirs.addGrant(
      new AccessToken.VoiceGrant({
        incomingAllow: incoming,
        outgoingApplicationSid: outgoing,
        outgoingApplicationParams: outgoingParams,
        pushCredentialSid,
      }),
    );
    const token = ours.generateToken(lifetime);
    expect(comparable(token, apiKeySecret)).toEqual(comparable(theirs.toJwt(), apiKeySecret));
  });
});

describe('a Capability Token agrees with the twilio package', () => {
  test.each(Array.from({ length: 300 }, (_, seed) => seed + 1000))('in generated case %i', (seed) => {
    const { sid, text, params, maybe, below } = random(seed);
    const [accountSid, authToken] = [sid('AC'), text()];
    const clientNames = [...new Set(Array.from({ length: below(4) }, text))];
    const applicationSid = clientNames.length ? maybe(() => sid('AP')) : sid('AP');
    const outgoingParams = applicationSid ? maybe(params) : undefined;
    const filters = maybe(params);
    const lifetime = 1 + below(86_400);

    const ours = createCapability({ accountSid, authToken, now });
    for (const clientName of clientNames) ours.allowClientIncoming(clientName);
    if (applicationSid) ours.allowClientOutgoing(applicationSid, outgoingParams);
    if (filters) ours.allowEventStream(filters);

    const theirs = new ClientCapability({ accountSid, authToken, ttl: lifetime });
    for (const clientName of clientNames) theirs.addScope(new ClientCapability.IncomingClientScope(clientName));
    if (applicationSid) {
      const scope = { applicationSid, clientName: clientNames.at(-1), params: outgoingParams };
      theirs.addScope(new ClientCapability.OutgoingClientScope(scope as Required<typeof scope>));
    }
    if (filters) theirs.addScope(new ClientCapability.EventStreamScope(filters));

    const token = comparable(ours.generateToken(lifetime), authToken);
    const expected = comparable(theirs.toJwt(), authToken);
    expect(token.header).toEqual(expected.header);
    expect(token.claims).toEqual(expected.claims);
    expect(token.lifetime).toBe(lifetime);
    // Twilio's legacy tokens have no id; ours do, so that a ledger can name them.
    expect([token.hasId, expected.hasId]).toEqual([true, false]);
  });
});
