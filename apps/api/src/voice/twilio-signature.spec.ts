import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import twilio from 'twilio';
import { isSignedByTwilio } from './twilio-signature.js';
import { parseForm } from './webhook-body.js';

const authToken = 'auth-token-of-the-account';
const key = createSecretKey(authToken, 'utf8');

const names = [
  'CallSid', 'From', 'To', 'a[b]', 'a[]', 'a[b][c]', 'a.b', '__proto__', 'constructor', 'toString', 'é', '日本', '😀', 'a b',
  'a&b', 'a=b', 'a+b', '%41', 'z', 'Z', '', '0', '10', '9',
]; // prettier-ignore
const values = [
  '',
  'x',
  '+14155550100',
  'client:alice',
  'a b',
  'a+b',
  'a&b=c',
  '%2B',
  '<Say>',
  'é',
  '😀',
  '\r\n',
  '\u0000',
  '0',
];
const urls = [
  'https://voice.example.com/twilio/t/voice/outgoing',
  'https://voice.example.com:443/twilio/t/voice/outgoing',
  'http://voice.example.com:80/twilio/t/voice/status',
  'http://localhost:3000/twilio/t/voice/incoming',
  'https://voice.example.com:8443/twilio/t/voice/status?a=b&c=%20d',
  "https://voice.example.com/twilio/t/voice/status?name=o'hara",
];

function random(seed: number) {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T,
  };
}

function aRequest(seed: number) {
  const { below, pick } = random(seed);
  const pairs = Array.from({ length: below(12) }, () => [pick(names), pick(values)] as const);
  // What Twilio's library takes: a list of values for a name that comes more than once.
  const params: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of pairs) {
    const known = params[name];
    params[name] = known === undefined ? value : [known, value].flat();
  }
  const url = pick(urls);
  const escape = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
  const body = pairs.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&');
  return { url, params, body, pick, below };
}

describe('500 generated requests', () => {
  const seeds = Array.from({ length: 500 }, (_, seed) => seed);

  test('those that Twilio signed are all accepted', () => {
    const rejected = seeds.filter((seed) => {
      const { url, params, body } = aRequest(seed);
      const signature = twilio.getExpectedTwilioSignature(authToken, url, params);
      expect(twilio.validateRequest(authToken, signature, url, params)).toBe(true);
      return !isSignedByTwilio(key, signature, url, parseForm(body));
    });
    expect(rejected).toEqual([]);
  });

  test('those that were tampered with are all refused', () => {
    const accepted = seeds.filter((seed) => {
      const { url, params, body, pick, below } = aRequest(seed);
      const signature = twilio.getExpectedTwilioSignature(authToken, url, params);
      const tampered = pick([
        { body: `${body}&To=%2B1900${below(9)}` },
        { body: body.length > 0 ? body.replace(/=[^&]*/, '=forged') : 'a=b' },
        { url: url.replace('/t/', '/u/') },
        { url: url.replace('voice.', 'evil.').replace('localhost', 'evil') },
        { signature: signature.slice(0, -2) + (signature.endsWith('A=') ? 'B=' : 'A=') },
        { signature: '' },
        { signature: twilio.getExpectedTwilioSignature('another-auth-token', url, params) },
      ]);
      const sent = { url, body, signature, ...tampered };
      if (JSON.stringify(parseForm(sent.body)) === JSON.stringify(parseForm(body)) && sent.body !== body) return false;
      return isSignedByTwilio(key, sent.signature, sent.url, parseForm(sent.body));
    });
    expect(accepted).toEqual([]);
  });
});

test('the default port may be in the signed URL, or not', () => {
  const [bare, spelled] = ['https://voice.example.com/x', 'https://voice.example.com:443/x'];
  for (const signed of [bare, spelled]) {
    const signature = twilio.getExpectedTwilioSignature(authToken, signed, {});
    expect(isSignedByTwilio(key, signature, bare, parseForm(''))).toBe(true);
    expect(isSignedByTwilio(key, signature, spelled, parseForm(''))).toBe(true);
  }
});
