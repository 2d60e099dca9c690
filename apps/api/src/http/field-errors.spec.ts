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

test.each([
  [z.string(), undefined, 'Is missing'],
  [z.string().min(1), '', 'Is missing'],
  [z.string(), 7, 'Must be a string'],
  [z.array(z.int()), 7, 'Must be an array'],
  [z.string().min(3), 'ab', 'Must have at least 3 characters'],
  [z.string().max(3), 'abcd', 'Must have at most 3 characters'],
  [z.array(z.int()).min(1), [], 'Must have at least 1 entry'],
  [z.array(z.int()).max(1), [1, 2], 'Must have at most 1 entry'],
  [z.int().min(60), 59, 'Must be 60 or more'],
  [z.int().max(60), 61, 'Must be 60 or less'],
  [z.int(), 1.5, 'Must be a whole number'],
  [z.enum(['in', 'out']), 'up', 'Must be one of: in, out'],
  [z.iso.datetime(), 'yesterday', 'Must be a date and time like 2026-03-01T09:30:00Z'],
  [z.uuid(), 'x', 'Must be a UUID like 01936f2a-7b1c-7d7e-8f00-0123456789ab'],
  [
    z.union([z.literal(false), z.strictObject({})]),
    7,
    'Is none of the forms that this takes: the API documentation at /docs says which',
  ],
  [z.string().regex(/a/, 'A sentence of the schema'), 'x', 'A sentence of the schema'],
])('says in plain words what is wrong: %# %p', (schema, value, sentence) => {
  expect(told(schema, { at: value })[0]?.message).toBe(sentence);
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
