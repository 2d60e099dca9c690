import { expect, test } from '@jest/globals';
import { createSecretKey, randomBytes } from 'node:crypto';
import { seal, unseal, UnsealError } from './sealed-box.js';

const key = createSecretKey(randomBytes(32));
const place = ['tenant', 'table.column', 1];
const secret = Buffer.from('the secret of the API key');

test('what was sealed opens again in its place', () => {
  expect(unseal(key, seal(key, secret, place), place)).toEqual(secret);
});

test('a changed byte, wherever it is, does not open', () => {
  const sealed = seal(key, secret, place);
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => unseal(key, changed, place)).toThrow(UnsealError);
  }
});

test('a shortened value does not open, however short', () => {
  const sealed = seal(key, secret, place);
  for (let length = 0; length < sealed.length; length++) {
    expect(() => unseal(key, sealed.subarray(0, length), place)).toThrow(UnsealError);
  }
});

test('another place or another key does not open it', () => {
  const sealed = seal(key, secret, place);
  for (const other of [['other', 'table.column', 1], ['tenant', 'table.other', 1], ['tenant', 'table.column', 2], []]) {
    expect(() => unseal(key, sealed, other)).toThrow(UnsealError);
  }
  expect(() => unseal(createSecretKey(randomBytes(32)), sealed, place)).toThrow(UnsealError);
});

test('10,000 seals of one secret never repeat a nonce', () => {
  const nonces = new Set(
    Array.from({ length: 10_000 }, () => seal(key, secret, place).subarray(0, 12).toString('base64')),
  );
  expect(nonces.size).toBe(10_000);
});
