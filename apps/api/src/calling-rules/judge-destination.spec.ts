import { describe, expect, test } from '@jest/globals';
import type { CallingException } from '@cordboard/contracts';
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/max';
import { createRequire } from 'node:module';
import { judgeDestination } from './judge-destination.js';
import { readDestination } from './read-destination.js';

const examples = createRequire(import.meta.url)('libphonenumber-js/examples.mobile.json');

/** What a rep of a company in `country` reaches by typing `text`: the number, or why it is none. */
function call(text: string, country = 'US', rules: { countries?: string[]; exceptions?: CallingException[] } = {}) {
  const read = readDestination(text, country);
  if (read.kind !== 'number') return read.kind;
  const { countries = [country], exceptions = [] } = rules;
  return judgeDestination(read.number, { countries, exceptions }).problem ?? read.number.number;
}

/** The other countries, without those of whose numbers nobody could tell that they are not this one's. */
const others = (country: string) =>
  getCountries().filter((other) => other !== country && exampleOf(other).country !== country);
function exampleOf(country: CountryCode) {
  const example = getExampleNumber(country, examples);
  // Parsed anew, so that it is of the country that its digits say.
  const number = example && parsePhoneNumberFromString(example.number);
  if (!number) throw new Error(`There is no example of ${country}`);
  return number;
}

const inDigits = (zero: number, text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** As people write a number abroad, from where `exit` leads out of the country. */
const spellings = (e164: string, exit: string) => [
  e164,
  ` ${e164} `,
  e164.replace(/(\d{2})/g, '$1 '),
  `tel:${e164}`,
  exit + e164.slice(1),
  `${exit} ${e164.slice(1).replace(/(\d{3})/g, '$1-')}`,
  inDigits(0xff10, e164.replace('+', '＋')),
  inDigits(0x0660, e164),
  `${e164.slice(0, 4)}\u200b${e164.slice(4)}`,
  `(${e164.slice(0, 4)}) ${e164.slice(4)}`,
];

describe('a company that allows nothing but its own country', () => {
  test.each([
    ['US', '011'],
    ['GB', '00'],
    ['DE', '00'],
    ['AU', '0011'],
    ['JP', '010'],
    ['RU', '810'],
  ] as const)('in %s reaches none of the others, in no spelling', (home, exit) => {
    expect(others(home).length).toBeGreaterThan(230);
    const reached = others(home).flatMap((country) =>
      spellings(exampleOf(country).number, exit).filter((text) => call(text, home).startsWith('+')),
    );
    expect(reached).toEqual([]);
  });

  test('reaches its own', () => {
    const unreached = getCountries().filter(
      (country) => call(exampleOf(country).number, country) === 'country_not_allowed',
    );
    expect(unreached).toEqual([]);
    expect(call('(415) 555-0142')).toBe('+14155550142');
    expect(call('020 7946 0018', 'GB')).toBe('+442079460018');
    expect(call('044 668 18 00', 'CH')).toBe('+41446681800');
    expect(call('+1 800 555 0199')).toBe('+18005550199');
    // Toll-free numbers of +1 are everybody's there, whoever's libphonenumber says they are.
    expect(call('+1 844 555 0100', 'CA')).toBe('+18445550100');
  });

  // Every area code of the North American plan that is not the United States', by its administrator's list.
  const abroad = {
    Canada:
      '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 ' +
      '579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905',
    Caribbean: '242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876',
    territories: '340 670 671 684 787 939',
  };
  test.each(Object.entries(abroad))('in the United States reaches none of the area codes of %s', (_, codes) => {
    const reached = codes
      .split(' ')
      .flatMap((code) => [`1${code}5551234`, `1${code}2345678`, `1${code}9991234`])
      .flatMap((digits) => [
        `+${digits}`,
        digits,
        digits.slice(1),
        `011${digits}`,
        `+1 (${digits.slice(1, 4)}) ${digits.slice(4)}`,
      ])
      .filter((text) => call(text).startsWith('+'));
    expect(reached).toEqual([]);
  });

  test.each([
    ['US', '+1 900 234 1234'],
    ['US', '900-234-1234'],
    ['US', '+1 415 976 1234'],
    ['US', '+1 500 555 0100'],
    ['US', '+1 522 555 0100'],
    ['US', '+1 700 200 1234'],
    ['US', '+1 710 222 3456'],
    ['GB', '+44 9012345678'],
    ['GB', '070 1234 5678'],
    ['GB', '0871 234 5678'],
    ['GB', '0843 123 4567'],
    ['GB', '0044 7600 123456'],
    ['GB', '+44 7781 112345'],
    ['GB', '07624 312345'],
    ['DE', '0900 1 234567'],
    ['DE', '0180 1234567'],
    ['FR', '0 899 12 34 56'],
    ['IT', '899 123456'],
    ['ES', '803 123 456'],
    ['CH', '0900 123 456'],
    ['AU', '1902 123 456'],
    ['AU', '0147 123 456'],
    ['RU', '8 954 123-45-67'],
    ['FI', '0600 123456'],
    ['ZA', '086 234 5678'],
  ])('in %s does not reach %s, which costs more or is elsewhere', (country, text) => {
    expect(call(text, country)).not.toMatch(/^\+/);
  });

  test('reaches nothing that belongs to no country: satellites, networks, premium rates of the world', () => {
    const everywhere = getCountries() as string[];
    const beginnings = [
      '800',
      '808',
      '870',
      '878',
      '881',
      '882',
      '883',
      '888',
      '979',
      '991',
      '999',
      '210',
      '383',
      '384',
    ];
    const reached = beginnings.flatMap((code) =>
      Array.from({ length: 400 }, (_, each) => `+${code}${String(each * 7919 + 10_000_000).slice(0, 8)}`)
        .filter((text) => call(text, 'US', { countries: everywhere }).startsWith('+'))
        .filter((text) => parsePhoneNumberFromString(text)?.country === undefined),
    );
    expect(reached).toEqual([]);
  });

  test('reaches no number of its own that its plan does not have', () => {
    expect(call('+1 200 555 0100')).toBe('number_unassigned');
    expect(call('+61 145 123 456', 'AU')).toBe('number_unassigned');
  });
});

test('whatever 20,000 hostile texts are made of, no call leaves the country', () => {
  const alphabet = ['+', '0', '00', '011', '1', '44', '53', '809', '876', '900', '979', '7', '9', ' ', '-', '(', ')', '٣', '５', ';ext=1', ',', 'w', '#', '*', 'tel:', '\u202e', 'client:']; // prettier-ignore
  let seed = 42;
  const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: 2 + next(10) }, () => alphabet[next(alphabet.length)]).join('');
    const reached = call(text);
    if (reached.startsWith('+')) expect([text, parsePhoneNumberFromString(reached)?.country]).toEqual([text, 'US']);
  }
});

describe('an exception', () => {
  const allow = (prefix: string): CallingException => ({ prefix, allows: true, note: '' });
  const deny = (prefix: string): CallingException => ({ prefix, allows: false, note: '' });

  test('allows what country and kind would not', () => {
    expect(call('+1 500 555 0100', 'US', { exceptions: [allow('+1500555')] })).toBe('+15005550100');
    expect(call('+88216 1234 5678', 'US', { exceptions: [allow('+8821')] })).toBe('+8821612345678');
    expect(call('+1 500 556 0100', 'US', { exceptions: [allow('+1500555')] })).toBe('number_kind_not_allowed');
  });

  test('denies what would be allowed, and the longer one of two decides', () => {
    const exceptions = [deny('+1415'), allow('+14155550'), deny('+141555501')];
    expect(call('+1 415 234 5678', 'US', { exceptions })).toBe('prefix_denied');
    expect(call('+1 415 555 0042', 'US', { exceptions })).toBe('+14155550042');
    expect(call('+1 415 555 0142', 'US', { exceptions })).toBe('prefix_denied');
  });

  test('opens no way to emergency numbers', () => {
    expect(call('911', 'US', { exceptions: [allow('+1911')] })).toBe('emergency');
  });
});

test('every country that is allowed can be called', () => {
  for (const country of others('US').filter((each) => getCountryCallingCode(each) !== '1')) {
    const reached = call(exampleOf(country).number, 'US', { countries: ['US', country] });
    expect([country, reached]).toEqual([country, exampleOf(country).number]);
  }
});
