import { describe, expect, test } from '@jest/globals';
import { formatsFor } from './formats.js';
import { partiesFor } from './party.js';

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
  expect([english, german].map(({ money }) => money('1100.50', 'USD'))).toEqual(['$1,100.50', '1.100,50\u00a0$']);
  expect([english, german].map(({ country }) => country('US'))).toEqual(['United States', 'Vereinigte Staaten']);
});

describe('an end of a call', () => {
  test.each([
    ['client:alice', 'alice', 'alice', 'alice'],
    ['client:crm_rep_done_aexample_dcom', ...Array<string>(3).fill('rep.one@example.com')],
    ['+14155550142', '(415) 555-0142', '+1 415 555 0142', '+1 415 555 0142'],
    ['+14165550142', '+1 416 555 0142', '+1 416 555 0142', '+1 416 555 0142'],
    ['+15005550100', '(500) 555-0100', '+1 500 555 0100', '+1 500 555 0100'],
    ['+4930901820', '+49 30 901820', '030 901820', '+49 30 901820'],
    ['+436641234567', '+43 664 1234567', '+43 664 1234567', '+43 664 1234567'],
    ['+999123', '+999123', '+999123', '+999123'],
    ['https://voice.example.com/+4930901820', ...Array<string>(3).fill('https://voice.example.com/+4930901820')],
    ['anonymous', 'anonymous', 'anonymous', 'anonymous'],
  ])('%s is %s in the US, %s in Germany, and %s where the country is not known', (party, ...shown) =>
    expect(['en-US', 'de-DE', 'de'].map((locale) => partiesFor(locale).show(party))).toEqual(shown),
  );

  test.each([
    ['de-DE', '030 9018', '+49309018'],
    ['de-DE', '030/901820', '+4930901820'],
    ['en-US', '(415) 555-0', '+14155550'],
    ['en-US', '+49 30 90', '+49 30 90'],
    ['en-US', 'alice', 'alice'],
    ['en-US', 'rep 7', 'rep 7'],
    ['de', '030 9018', '030 9018'],
  ])('is found in %s when typed as %s', (locale, typed, read) => expect(partiesFor(locale).read(typed)).toBe(read));
});
