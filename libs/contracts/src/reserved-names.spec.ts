import { describe, expect, test } from '@jest/globals';
import { findReservedName, mostReservedNames, reservedNames } from './index.js';

const messageOf = (names: unknown) => reservedNames.safeParse(names).error?.issues[0]?.message;

describe('reserved names', () => {
  test.each(['reception', 'queue_*', 'Reception', 'front.desk@example.com', 'front.*', 'é*'])('may be %s', (name) => {
    expect(reservedNames.safeParse([name]).success).toBe(true);
  });

  test.each(['', '*', '**', 'a*b', '*a', 'a**', ' a', 'a\nb', 'x'.repeat(122)])('may not be %j', (name) => {
    expect(reservedNames.safeParse([name]).success).toBe(false);
  });

  test('are a hundred at most, and each is there once', () => {
    const many = Array.from({ length: mostReservedNames + 1 }, (_, place) => `name_${place}`);
    expect(reservedNames.safeParse(many.slice(1)).success).toBe(true);
    expect(reservedNames.safeParse(many).success).toBe(false);
    expect(messageOf(['Queue_*', 'queue_*'])).toMatch('there twice');
  });

  test.each([
    ['reception', 'reception'],
    ['RECEPTION', 'reception'],
    ['queue_', 'Queue_*'],
    ['queue_7', 'Queue_*'],
    ['receptions', undefined],
    ['queue', undefined],
  ])('mean of %s: %s', (name, expected) => {
    expect(findReservedName(['reception', 'Queue_*'], [name])).toBe(expected);
  });
});
