import {
  callingException,
  type CallingException,
  type CallingRules,
  type ChangeCallingRules,
} from '@cordboard/contracts';

export const limitKeys = ['concurrentCalls', 'callsPerRepAndMinute', 'minutesPerDay'] as const;
export type LimitKey = (typeof limitKeys)[number];

/** An exception that is being typed: part of the form, so that saving the rules does not leave it out. */
export interface TypedException {
  prefix: string;
  verdict: string;
  note: string;
}

export const noException: TypedException = { prefix: '', verdict: 'allow', note: '' };

/** The rules as a form has them: numbers are texts while they are typed. */
export type RulesValues = Pick<CallingRules, 'countries' | 'exceptions'> &
  Record<LimitKey, string> & { typed: TypedException };

export const valuesOf = (rules: CallingRules): RulesValues => ({
  countries: rules.countries,
  exceptions: rules.exceptions,
  concurrentCalls: String(rules.concurrentCalls),
  callsPerRepAndMinute: String(rules.callsPerRepAndMinute),
  minutesPerDay: String(rules.minutesPerDay),
  typed: noException,
});

export const rulesOf = ({ countries, exceptions, ...limits }: RulesValues) => ({
  countries,
  exceptions,
  concurrentCalls: Number(limits.concurrentCalls),
  callsPerRepAndMinute: Number(limits.callsPerRepAndMinute),
  minutesPerDay: Number(limits.minutesPerDay),
});

/** What was not touched stays what it is, so that a default stays the default. */
export function changesOf(values: RulesValues, saved: CallingRules): ChangeCallingRules {
  const changed = Object.entries(rulesOf(values)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof ReturnType<typeof rulesOf>]),
  );
  return Object.fromEntries(changed);
}

/** What was typed, as an exception; null for nothing, else what is wrong with it. */
export function readException(
  { prefix, verdict, note }: TypedException,
  present: readonly CallingException[],
): CallingException | 'wrong' | 'twice' | null {
  if (!prefix.trim() && !note.trim()) return null;
  const read = callingException.safeParse({
    prefix: prefix.replace(/[\s().-]/g, ''),
    allows: verdict === 'allow',
    note,
  });
  if (!read.success) return 'wrong';
  return present.some((one) => one.prefix === read.data.prefix) ? 'twice' : read.data;
}
