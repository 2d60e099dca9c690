import { describe, expect, test } from '@jest/globals';
import { clientName, crmUser, decodeCrmUser, encodeCrmUser, reasonToReserve } from './index.js';

/** Numbers that look random and are the same each time. */
function aSequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

// Whatever may be confused with something else: our own escapes, cases, forms of Unicode, and what no name should have.
const pieces = [
  ...'abcxyzABCXYZ0189_.@-+ ', '__', '_x', '_c', '_d', 'crm_', 'CRM_', '_x41_', '_x5f_', 'é', 'e\u0301', 'É', 'ß', 'ẞ', 'İ', 'ı', 'ſ',
  'K', 'Å', 'Σ', 'σ', 'ς', '日本', '😀', '👩‍👩‍👧', '\u200d', '\u00a0', "'", '"', '<', '&', '%', '/', '\\', ':', ';', ',', '#', '\u202e', '\ufeff',
  '\u{10ffff}', '\u007f', '\u0001',
]; // prettier-ignore
const next = aSequence(7);
const generated = Array.from({ length: 800 }, () =>
  Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)] ?? '').join(''),
);
const names = [...new Set([...generated, ...generated.map((name) => name.toUpperCase()), ...generated.map((name) => name.toLowerCase())])]; // prettier-ignore

describe('a CRM’s name for a person, as a client name', () => {
  test.each([
    ['rep.one@example.com', 'crm_rep_done_aexample_dcom'],
    ['0055g00000AbCdE', 'crm_0055g00000_cab_ccd_ce'],
    ['Zoë_O’Hara+1', 'crm__czo_xeb____co_x2019__chara_p1'],
    ['😀', 'crm__x1f600_'],
  ])('%s is %s, and back', (name, encoded) => {
    expect(encodeCrmUser(name)).toBe(encoded);
    expect(decodeCrmUser(encoded)).toBe(name);
  });

  test('is reversible, for more than a thousand generated ones', () => {
    expect(names.length).toBeGreaterThan(1_000);
    const wrong = names.filter((name) => decodeCrmUser(encodeCrmUser(name)) !== name);
    expect(wrong).toEqual([]);
  });

  test('is another one for each, even where upper and lower case count as one', () => {
    const encoded = names.map((name) => encodeCrmUser(name).toLowerCase());
    expect(new Set(encoded).size).toBe(names.length);
  });

  test('is a client name that Twilio takes, wherever it is not refused for its length or its characters', () => {
    const accepted = names.filter((name) => crmUser.safeParse(name).success);
    expect(accepted.length).toBeGreaterThan(500);
    for (const name of accepted)
      expect([name, clientName.safeParse(encodeCrmUser(name)).success]).toEqual([name, true]);
  });

  test('is read in the one way that it is written, and nothing else is read', () => {
    for (const name of [
      'alice', 'crm', 'CRM_alice', 'crm_Alice', 'crm_x41_', 'crm__x41_', 'crm__x61_', 'crm__x5f_', 'crm__x00e9_', 'crm__xE9_',
      'crm__x110000_', 'crm__xd800_', 'crm__', 'crm__q', 'crm__c1', 'crm_a_',
    ]) expect([name, decodeCrmUser(name)]).toEqual([name, undefined]); // prettier-ignore
  });

  test.each([
    ['is too long', 'a'.repeat(118), /more than 121 characters/],
    ['is too long in its letters', 'é'.repeat(24), /more than 121 characters/],
    ['has a control character', 'a\u0000b', /control characters/],
    ['is no well-formed Unicode', 'a\ud800', /well-formed/],
    ['begins with a space', ' alice', /neither begins nor ends/],
  ])('that %s is refused, and says why', (_, name, why) => {
    expect(crmUser.safeParse(name).error?.issues[0]?.message).toMatch(why);
  });

  test('may be as long as a client name', () => {
    expect(crmUser.safeParse('a'.repeat(117)).success).toBe(true);
  });
});

describe('a reserved client name', () => {
  test.each([
    ['Anonymous', 'withheld'],
    ['911', 'emergency'],
    ['SIP', 'address'],
    ['Cordboard', 'product'],
    ['crm_alice', 'crm-user'],
    ['CRM_ALICE', 'crm-user'],
  ])('%s has a reason: %s', (name, reason) => {
    expect(reasonToReserve(name)).toBe(reason);
  });

  test.each(['alice', '1001', 'crm', 'anonymous_2', 'constructor', '__proto__'])('is not %s', (name) => {
    expect(reasonToReserve(name)).toBeUndefined();
  });
});
