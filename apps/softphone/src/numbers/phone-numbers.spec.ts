import { describe, expect, test } from '@jest/globals';
import { looksLikeNumber, plainNumbers } from './number-format.js';
import { phoneNumbers } from './phone-numbers.js';

describe('numbers, from the United States', () => {
  const numbers = phoneNumbers('US');

  test.each([
    ['415555', '(415) 555'],
    ['4155550142', '(415) 555-0142'],
    ['+442079460018', '+44 20 7946 0018'],
    ['bob', 'bob'],
  ])('%s is typed as %s', (typed, shown) => {
    expect(numbers.asTyped(typed)).toBe(shown);
  });

  test.each([
    ['+14155550142', '(415) 555-0142'],
    ['+15005550100', '(500) 555-0100'],
    ['+442079460018', '+44 20 7946 0018'],
    ['anonymous', 'anonymous'],
    ['bob', 'bob'],
    ['', ''],
  ])('%s is shown as %s', (address, shown) => {
    expect(numbers.display(address)).toBe(shown);
  });

  test.each([
    ['(415) 555-0142', '+14155550142'],
    ['00 44 20', null],
    ['911', null],
    ['bob', null],
  ])('%s is %s in E.164', (text, e164) => {
    expect(numbers.toE164(text)).toBe(e164);
  });
});

test('another country reads and shows its own numbers nationally', () => {
  expect(phoneNumbers('GB').display('+442079460018')).toBe('020 7946 0018');
  expect(phoneNumbers('GB').toE164('020 7946 0018')).toBe('+442079460018');
});

test('a country that is not known harms nothing', () => {
  expect(phoneNumbers('XX').display('+14155550142')).toBe('+1 415 555 0142');
});

test('until the rules are loaded, numbers are taken as they stand', () => {
  expect(plainNumbers.toE164('+14155550142')).toBe('+14155550142');
  expect(plainNumbers.toE164('415')).toBeNull();
});

test.each([
  ['(415) 555-0142', true],
  ['+1', true],
  ['+', false],
  ['bob', false],
  ['4chan', false],
  ['', false],
])('"%s" looks like a number: %s', (text, expected) => {
  expect(looksLikeNumber(text)).toBe(expected);
});
