import { createSecretKey } from 'node:crypto';
import { parse } from 'node:querystring';
import { describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { encodeParameters, signWebhook, type WebhookParameters } from './signature.js';

const authToken = 'a-token-of-an-account';
const key = createSecretKey(authToken, 'utf8');

/** mulberry32: the same cases in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomNumbers(20_260_105);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const characters = [...'abcXYZ019_-.~ +&=%#?/[]\'"<>äß漢字🙂\n'];
const word = () => Array.from({ length: Math.floor(random() * 12) }, () => pick(characters)).join('');
const names = ['CallSid', 'From', 'To', 'a[b]', '__proto__', 'constructor', 'Body', 'b', 'B', 'ä', 'Digits'];
const urls = [
  'https://example.com/voice',
  'https://example.com:8443/voice?a=1&b=two%20words',
  'http://127.0.0.1:3000/twilio/t-1/voice/outgoing',
  'https://example.com/voice?x=%27quoted%27',
];

function someParameters(): WebhookParameters {
  return Object.fromEntries(
    Array.from({ length: Math.floor(random() * 9) }, () => {
      const name = random() < 0.7 ? pick(names) : `n${word()}`;
      const isRepeated = random() < 0.15;
      return [name, isRepeated ? [word(), word(), word()] : word()];
    }),
  );
}

describe('the signature of a webhook', () => {
  test('is genuine to the official package, over 500 generated requests, and to none with another token', () => {
    for (let round = 0; round < 500; round++) {
      const url = pick(urls);
      const parameters = someParameters();
      const signature = signWebhook(key, url, parameters);
      expect(twilio.validateRequest(authToken, signature, url, parameters)).toBe(true);
      expect(twilio.validateRequest('another token', signature, url, parameters)).toBe(false);
    }
  });

  test('fits what arrives: the body that is sent, parsed by the receiver, is genuine', () => {
    for (let round = 0; round < 300; round++) {
      const url = pick(urls);
      const parameters = someParameters();
      const parsed = Object.entries(parse(encodeParameters(parameters), '&', '=', { maxKeys: 0 }));
      // The package asks `instanceof Array`, which a list from outside of jest's context is not.
      const received = Object.fromEntries(
        parsed.map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
      );
      expect(twilio.validateRequest(authToken, signWebhook(key, url, parameters), url, received)).toBe(true);
    }
  });

  test('is the one of the documented example', () => {
    const documented = createSecretKey('12345', 'utf8');
    const parameters = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(signWebhook(documented, url, parameters)).toBe(twilio.getExpectedTwilioSignature('12345', url, parameters));
    expect(signWebhook(documented, url, parameters)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  test('a body lists its fields in alphabetical order, empty ones too', () => {
    expect(encodeParameters({ To: '', CallSid: 'CA1', Body: ['y', 'x'] })).toBe('Body=y&Body=x&CallSid=CA1&To=');
  });
});
