import { expect, test } from '@jest/globals';
import * as contracts from './index.js';
import { fieldRules, findFieldRule } from './field-rules.js';

interface Definition {
  error?: (issue: { input: unknown }) => unknown;
  checks?: readonly unknown[];
  [part: string]: unknown;
}

const isSchema = (value: unknown): value is { _zod: { def: Definition } } =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** The sentences of a schema's own, of its checks, and of all that it is made of. */
function sentencesOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => sentencesOf(part, seen));
  if (!isSchema(value) || seen.has(value)) return [];
  seen.add(value);
  const { error, shape, ...parts } = value._zod.def;
  const own = error?.({ input: undefined });
  return [
    ...(typeof own === 'string' ? [own] : []),
    ...Object.values(parts).flatMap((part) => sentencesOf(part, seen)),
    ...Object.values((shape ?? {}) as object).flatMap((part) => sentencesOf(part, seen)),
  ];
}

const sentences = Object.values(contracts).flatMap((value) => sentencesOf(value));

test('every sentence that a contract has of its own is a rule with a code', () => {
  expect(new Set(sentences).size).toBeGreaterThan(15);
  expect(sentences.filter((sentence) => findFieldRule(sentence) === undefined)).toEqual([]);
});

test('no two rules say the same', () => {
  expect(new Set(Object.values(fieldRules)).size).toBe(Object.keys(fieldRules).length);
});
