import { describe, expect, test } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import twilio from 'twilio';
import { awkwardPairs, bodyOf, paramsOf } from '../testing/awkward-form.js';
import { random } from '../testing/random.js';
import { isSignedByTwilio } from './twilio-signature.js';
import { parseForm } from './webhook-body.js';

const authToken = 'auth-token-of-the-account';
const key = createSecretKey(authToken, 'utf8');

const urls = [
  'https://voice.example.com/twilio/t/voice/outgoing',
  'https://voice.example.com:443/twilio/t/voice/outgoing',
  'http://voice.example.com:80/twilio/t/voice/status',
  'http://localhost:3000/twilio/t/voice/incoming',
  'https://voice.example.com:8443/twilio/t/voice/status?a=b&c=%20d',
  "https://voice.example.com/twilio/t/voice/status?name=o'hara",
];

function aRequest(seed: number) {
  const choices = random(seed);
  const pairs = awkwardPairs(choices);
  return { url: choices.pick(urls), params: paramsOf(pairs), body: bodyOf(pairs), ...choices };
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

test.each([
  ["?name=o'hara", '?name=o%27hara'],
  ['?name=o%27hara', "?name=o'hara"],
  ['?name="<é>"', '?name=%22%3C%C3%A9%3E%22'],
  ['?a[b]=c', '?a%5Bb%5D=c'],
])('a query that was sent as %s may be signed as %s', (sent, signed) => {
  const address = 'https://voice.example.com/x';
  const signature = twilio.getExpectedTwilioSignature(authToken, address + signed, {});
  expect(twilio.validateRequest(authToken, signature, address + sent, {})).toBe(true);
  expect(isSignedByTwilio(key, signature, address + sent, parseForm(''))).toBe(true);
  const another = twilio.getExpectedTwilioSignature(authToken, `${address}${signed}&a=b`, {});
  expect(isSignedByTwilio(key, another, address + sent, parseForm(''))).toBe(false);
});
