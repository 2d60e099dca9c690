import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../testing/authenticator-app.js';
import { createTotpSecret, stepOfCode, totpUri } from './totp.js';

/** The secret of RFC 6238's Appendix B, "12345678901234567890", in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a time-based code', () => {
  // The last six of the eight digits that the RFC lists for SHA-1.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %p seconds is the one of the RFC, and of its own time step', (seconds, code) => {
    expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
    expect(codeOf(secret, new Date(seconds * 1000))).toBe(code);
  });

  test('is good for half a minute before and after, and no longer', () => {
    const at = 1_234_567_890_000;
    const step = at / 30_000;
    const outcomes = [-2, -1, 0, 1, 2].map((steps) => stepOfCode(secret, '005924', new Date(at + steps * 30_000)));
    expect(outcomes).toEqual([undefined, step, step, step, undefined]);
  });

  test.each(['', '5924', '0059240', 'abcdef', '００５９２４'])('%p is none', (code) => {
    expect(stepOfCode(secret, code, new Date(1_234_567_890_000))).toBeUndefined();
  });
});

test('a secret has 160 bits, and its URI tells an app all it needs', () => {
  const made = createTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(totpUri(made, 'ann@example.com'));
  expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
  expect(decodeURIComponent(uri.pathname)).toBe('/Cordboard:ann@example.com');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: made,
    issuer: 'Cordboard',
    period: '30',
    digits: '6',
  });
});
