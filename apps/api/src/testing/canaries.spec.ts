import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Canaries } from './canaries.js';

const secret = 'correct horse + stäple/7';
const canaries = new Canaries();
canaries.plant('password', secret);
const key = randomBytes(32);
canaries.plant('key', key);

test.each<[string, (text: string) => string]>([
  ['as it is', (text) => `a ${text} b`],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64 for URLs', (text) => Buffer.from(text).toString('base64url')],
  ['inside of what is in base64', (text) => Buffer.from(`x${text}y`).toString('base64')],
  ['inside of what is in base64, further on', (text) => Buffer.from(`xy${text}y`).toString('base64')],
  ['in hex', (text) => `\\x${Buffer.from(text).toString('hex')}00`],
  ['in upper-case hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['in a URL', (text) => `https://a.example/?q=${encodeURIComponent(text)}`],
  ['in a form', (text) => new URLSearchParams({ q: text }).toString()],
  ['in JSON', (text) => JSON.stringify({ q: text })],
])('a canary is found %s', (_name, wrap) => {
  expect(canaries.foundIn(wrap(secret))).toEqual(['password']);
  expect(canaries.foundIn(wrap('something quite different'))).toEqual([]);
});

test('a key of bytes is found in base64 and hex', () => {
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    expect(canaries.foundIn(`"${key.toString(encoding)}"`)).toEqual(['key']);
  }
});
