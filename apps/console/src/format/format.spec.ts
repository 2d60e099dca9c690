import { describe, expect, test } from '@jest/globals';
import { formatsFor } from './formats.js';
import { formatParty } from './party.js';

const english = formatsFor('en-US');
const german = formatsFor('de-DE');

describe('a duration', () => {
  test.each([
    [0, '0:00'],
    [59, '0:59'],
    [401, '6:41'],
    [3_723, '1:02:03'],
  ])('of %i seconds is %s', (seconds, shown) => expect(english.duration(seconds)).toBe(shown));
});

describe('an age', () => {
  const now = Date.UTC(2026, 0, 13, 9);
  test.each([
    ['2026-01-13T08:59:40Z', 'this minute', 'in dieser Minute'],
    ['2026-01-13T08:00:00Z', '1 hour ago', 'vor 1 Stunde'],
    ['2026-01-12T08:00:00Z', 'yesterday', 'gestern'],
    ['2026-01-01T09:00:00Z', '12 days ago', 'vor 12 Tagen'],
  ])('since %s is told as %s, and in German as %s', (iso, inEnglish, inGerman) => {
    expect(english.age(iso, now)).toBe(inEnglish);
    expect(german.age(iso, now)).toBe(inGerman);
  });
});

test('dates and numbers are written as the viewer writes them', () => {
  expect(english.day('2026-01-05')).toBe('Monday, January 5, 2026');
  expect(german.day('2026-01-05')).toBe('Montag, 5. Januar 2026');
  expect(english.whole(1_234_567)).toBe('1,234,567');
  expect(german.whole(1_234_567)).toBe('1.234.567');
  expect(german.percent(0.756)).toBe('76\u00a0%');
});

describe('an end of a call', () => {
  test.each([
    ['client:alice', 'alice'],
    ['+14155550142', '+1 415 555 0142'],
    ['+15005550100', '+1 500 555 0100'],
    ['+4930901820', '+49 30 901820'],
    ['+442079460018', '+44 20 7946 0018'],
    ['+999123', '+999123'],
    ['anonymous', 'anonymous'],
  ])('%s is shown as %s', (party, shown) => expect(formatParty(party)).toBe(shown));
});
