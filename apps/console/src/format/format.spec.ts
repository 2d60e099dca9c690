import { describe, expect, test } from '@jest/globals';
import { formatParty } from './party.js';
import { formatAge, formatDuration } from './time.js';

describe('a duration', () => {
  test.each([
    [0, '0:00'],
    [59, '0:59'],
    [401, '6:41'],
    [3_723, '1:02:03'],
  ])('of %i seconds is %s', (seconds, shown) => expect(formatDuration(seconds)).toBe(shown));
});

describe('an age', () => {
  const now = Date.UTC(2026, 0, 13, 9);
  test.each([
    ['2026-01-13T08:59:40Z', 'this minute'],
    ['2026-01-13T08:00:00Z', '1 hour ago'],
    ['2026-01-12T08:00:00Z', 'yesterday'],
    ['2026-01-01T09:00:00Z', '12 days ago'],
  ])('since %s is told as %s', (iso, shown) => expect(formatAge(iso, now)).toBe(shown));
});

describe('an end of a call', () => {
  test.each([
    ['client:alice', 'alice'],
    ['+14155550142', '+1 415 555 0142'],
    ['+4930901820', '+4930901820'],
    ['anonymous', 'anonymous'],
  ])('%s is shown as %s', (party, shown) => expect(formatParty(party)).toBe(shown));
});
