import { describe, expect, test } from '@jest/globals';
import { clientName, fieldMistakes, fieldRules, type FieldErrorCode } from '@cordboard/contracts';
import { z } from 'zod';
import { brokenRule } from '../domain-error.js';
import { fieldErrorsOf } from './field-errors.js';

const told = (schema: z.ZodType, value: unknown) => fieldErrorsOf(z.object({ at: schema }).safeParse(value).error?.issues ?? []); // prettier-ignore

const mistakes: [z.ZodType, unknown, FieldErrorCode, object?][] = [
  [z.string(), undefined, 'missing'],
  [z.string().min(1), '', 'missing'],
  [z.string(), 7, 'wrong_type', { expected: 'string' }],
  [z.strictObject({}), { more: 1 }, 'unknown'],
  [z.string().min(3), 'ab', 'too_short', { minimum: 3 }],
  [z.string().max(3), 'abcd', 'too_long', { maximum: 3 }],
  [z.array(z.int()).min(1), [], 'too_few', { minimum: 1 }],
  [z.array(z.int()).max(1), [1, 2], 'too_many', { maximum: 1 }],
  [z.int().min(60), 59, 'too_small', { minimum: 60 }],
  [z.int().max(60), 61, 'too_big', { maximum: 60 }],
  [z.int(), 1.5, 'not_whole'],
  [z.enum(['in', 'out']), 'up', 'not_a_choice', { choices: 'in, out' }],
  [z.iso.datetime(), 'yesterday', 'not_a_moment'],
  [z.iso.date(), 'yesterday', 'not_a_moment'],
  [z.uuid(), 'x', 'malformed'],
  [z.union([z.literal(false), z.strictObject({ a: z.string() })]), 7, 'invalid'],
];

const named = mistakes.map(([schema, value, code, params]) => ({ schema, value, code, params }));
test.each(named)('$code tells the mistake of $value', ({ schema, value, code, params }) => {
  const [error] = told(schema, { at: value });
  expect(error).toEqual({
    field: code === 'unknown' ? 'at.more' : 'at',
    code,
    message: expect.any(String),
    ...(params && { params }),
  });
});

test('every kind of mistake is among them', () => {
  expect([...new Set(mistakes.map(([, , code]) => code))].sort()).toEqual([...fieldMistakes].sort());
});

describe('a rule', () => {
  test('is told by its own code and sentence', () => {
    expect(told(clientName, { at: 'rep.one' })).toEqual([
      { field: 'at', code: 'client_name', message: fieldRules.client_name },
    ]);
  });

  test('says what it is about', () => {
    expect(brokenRule('country', 'country_unknown', { country: 'XX' })).toEqual({
      field: 'country',
      code: 'country_unknown',
      message: 'XX is not an ISO 3166 code of a country with telephones',
      params: { country: 'XX' },
    });
  });
});
