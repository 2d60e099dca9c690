import { expect, test } from '@jest/globals';
import type { TenantId } from '@cordboard/contracts';
import { createCredential, parseCredential } from './credential.js';

const tenantId = '0196f3a2-7b1c-7d7e-8f00-0123456789ab' as TenantId;

test('a credential says what it is and for which tenant', () => {
  const { text, hash } = createCredential('cb_test', tenantId);
  expect(text).toMatch(/^cb_test_0196f3a27b1c7d7e8f000123456789ab_[0-9a-z]{32}_[0-9a-f]{8}$/);
  expect(parseCredential(text)).toEqual({ prefix: 'cb_test', tenantId, hash });
});

test('10,000 secrets are all different', () => {
  const texts = Array.from({ length: 10_000 }, () => createCredential('cb_live', tenantId).text);
  expect(new Set(texts).size).toBe(10_000);
});

test('every changed, lost, doubled or swapped character is noticed', () => {
  const { text } = createCredential('cb_live', tenantId);
  const typos = [...text].flatMap((character, index) => {
    const [before, after] = [text.slice(0, index), text.slice(index + 1)];
    const next = text[index + 1] ?? '';
    return [
      before + (character === '0' ? '1' : '0') + after,
      before + after,
      before + character + character + after,
      before + next + character + text.slice(index + 2),
    ];
  });
  const real = typos.filter((typo) => typo !== text);
  expect(real.filter((typo) => parseCredential(typo))).toEqual([]);
});

test.each([
  '',
  'cb_live',
  'Bearer x',
  `cb_live_${'0'.repeat(32)}_${'0'.repeat(32)}_00000000`,
  '\u0000',
  'é'.repeat(80),
])('the text %p is no credential', (text) => {
  expect(parseCredential(text)).toBeUndefined();
});
