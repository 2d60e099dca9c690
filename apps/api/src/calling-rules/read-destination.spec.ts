import { describe, expect, test } from '@jest/globals';
import { readDestination } from './read-destination.js';

const numberIn = (text: string, country: string) => {
  const read = readDestination(text, country);
  return read.kind === 'number' ? read.number.number : undefined;
};

describe('a number as people write it', () => {
  test.each([
    ['+14155550142', 'US', '+14155550142'],
    ['4155550142', 'US', '+14155550142'],
    ['1 (415) 555-0142', 'US', '+14155550142'],
    ['415.555.0142', 'US', '+14155550142'],
    ['tel:+1-415-555-0142', 'US', '+14155550142'],
    ['011 44 20 7946 0018', 'US', '+442079460018'],
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['0041 44 668 18 00', 'CH', '+41446681800'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['＋１４１５５５５０１４２', 'US', '+14155550142'],
    ['+1 500 555 0100', 'US', '+15005550100'],
    ['+1 500 555 0104', 'DE', '+15005550104'],
  ])('%p in %s is %s', (text, country, number) => {
    expect(numberIn(text, country)).toBe(number);
  });

  test.each([
    '',
    'bob',
    '5550142',
    '911',
    '+',
    '+999123456789012345',
    '4155550142 ext 5',
    'call 4155550142',
    '1800FLOWERS',
  ])('%p is none', (text) => {
    expect(numberIn(text, 'US')).toBeUndefined();
  });

  test('a national spelling needs a country that is known', () => {
    expect(numberIn('4155550142', 'ZZ')).toBeUndefined();
    expect(numberIn('+14155550142', 'ZZ')).toBe('+14155550142');
  });
});
