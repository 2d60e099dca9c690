import { createSecretKey, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { clientId } from '@cordboard/contracts';
import { createTokenId, expiryOf, readTokenId } from './token-id.js';

const key = createSecretKey(randomBytes(32));
const facts = {
  clientId: clientId.parse('0196f3a2-7b1c-7d7e-8f00-0123456789ab'),
  issuedAt: new Date('2026-03-01T12:00:00.123Z'),
  lifetimeSeconds: 86_400,
};

test('a token’s id tells for whom, when and for how long it was issued', () => {
  const id = createTokenId(key, facts);
  expect(id).toMatch(/^[A-Za-z0-9_-]{64}$/);
  expect(readTokenId([key], id)).toEqual(facts);
  expect(expiryOf(facts)).toEqual(new Date('2026-03-02T12:00:00.123Z'));
});

test('two ids of one moment differ', () => {
  expect(createTokenId(key, facts)).not.toBe(createTokenId(key, facts));
});

test('an id with any bit changed, of another tenant, or of any other text is none', () => {
  const id = Buffer.from(createTokenId(key, facts), 'base64url');
  for (let bit = 0; bit < id.length * 8; bit++) {
    const changed = Buffer.from(id);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(readTokenId([key], changed.toString('base64url'))).toBeUndefined();
  }
  expect(readTokenId([createSecretKey(randomBytes(32))], id.toString('base64url'))).toBeUndefined();
  for (const text of ['', 'x', 'A'.repeat(64), `${id.toString('base64url')}A`]) {
    expect(readTokenId([key], text)).toBeUndefined();
  }
});
