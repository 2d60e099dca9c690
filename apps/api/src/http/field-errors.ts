import { findFieldRule, type FieldErrorCode, type FieldErrorParams } from '@cordboard/contracts';
import type { FieldError } from '../domain-error.js';

/** What zod says of a value that a schema refuses; of its own words on it, those that are read here. */
export interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  /** zod reports fields that should not be there at their parent. */
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly origin?: string;
  readonly format?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
}

const mostErrors = 20;

/** Each field by itself, with a stable code, so that a page can say it in its reader's language. */
export function fieldErrorsOf(issues: readonly Issue[]): FieldError[] {
  return issues.slice(0, mostErrors).flatMap(errorsOf);
}

function errorsOf(issue: Issue): FieldError[] {
  const names = (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  if (issue.keys) {
    const fieldOf = (key: string) => [...names, key].join('.');
    return issue.keys
      .slice(0, mostErrors)
      .map((key) => ({ field: fieldOf(key), code: 'unknown', message: 'Unknown field' }));
  }
  const { message } = issue;
  const rule = findFieldRule(message);
  if (rule) return [{ field: names.join('.'), message, code: rule }];
  const mistake = mistakeOf(issue);
  return [
    { field: names.join('.'), message: zodsOwn.test(message) ? sentenceOf(mistake, issue) : message, ...mistake },
  ];
}

/** What zod says where a schema brings no sentence of its own: it is for whoever writes schemas. */
const zodsOwn = /^(Invalid|Too (small|big)|Unrecognized)\b/;

const examples: Readonly<Record<string, string>> = {
  datetime: 'a date and time like 2026-03-01T09:30:00Z',
  date: 'a day like 2026-03-01',
  time: 'a time like 09:30',
  uuid: 'a UUID like 01936f2a-7b1c-7d7e-8f00-0123456789ab',
};

function sentenceOf({ code, params = {} }: Mistake, { format = '' }: Issue): string {
  const { minimum, maximum } = params;
  switch (code) {
    case 'missing':
      return 'Is missing';
    case 'wrong_type':
      return `Must be ${/^[aio]/.test(String(params['expected'])) ? 'an' : 'a'} ${params['expected']}`;
    case 'not_whole':
      return 'Must be a whole number';
    case 'too_short':
      return `Must have at least ${count(minimum, 'character')}`;
    case 'too_long':
      return `Must have at most ${count(maximum, 'character')}`;
    case 'too_few':
      return `Must have at least ${count(minimum, 'entry')}`;
    case 'too_many':
      return `Must have at most ${count(maximum, 'entry')}`;
    case 'too_small':
      return `Must be ${minimum} or more`;
    case 'too_big':
      return `Must be ${maximum} or less`;
    case 'not_a_choice':
      return `Must be one of: ${params['choices']}`;
    case 'not_a_moment':
    case 'malformed':
      return `Must be ${examples[format] ?? 'of another form: the API documentation at /docs says which'}`;
    default:
      return 'Is none of the forms that this takes: the API documentation at /docs says which';
  }
}

type Mistake = Pick<FieldError, 'code' | 'params'>;

function mistakeOf(issue: Issue): Mistake {
  switch (issue.code) {
    case 'invalid_type':
      // zod tells a field that is not there from one of another kind in its sentence alone.
      if (issue.message.endsWith('received undefined')) return { code: 'missing' };
      if (issue.format === 'safeint' || issue.expected === 'int') return { code: 'not_whole' };
      return { code: 'wrong_type', params: { expected: issue.expected ?? '' } };
    case 'too_small':
      return outOfBounds(issue, { minimum: Number(issue.minimum) }, ['too_short', 'too_few', 'too_small']);
    case 'too_big':
      return outOfBounds(issue, { maximum: Number(issue.maximum) }, ['too_long', 'too_many', 'too_big']);
    case 'invalid_value':
      return { code: 'not_a_choice', params: { choices: (issue.values ?? []).map(String).join(', ') } };
    case 'invalid_format':
      return { code: ['datetime', 'date', 'time'].includes(issue.format ?? '') ? 'not_a_moment' : 'malformed' };
    default:
      return { code: 'invalid' };
  }
}

const plurals = { character: 'characters', entry: 'entries' };

const count = (number: string | number | undefined, what: keyof typeof plurals) =>
  `${number} ${number === 1 ? what : plurals[what]}`;

/** A text by its characters, a list by its entries, a number by itself. */
function outOfBounds(
  { origin = '' }: Issue,
  params: FieldErrorParams,
  [ofText, ofList, ofNumber]: readonly [FieldErrorCode, FieldErrorCode, FieldErrorCode],
): Mistake {
  if (origin === 'string') return params['minimum'] === 1 ? { code: 'missing' } : { code: ofText, params };
  return { code: ['array', 'set', 'map', 'file'].includes(origin) ? ofList : ofNumber, params };
}
