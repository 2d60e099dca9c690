import type { CallingRules, ChangeCallingRules } from '@cordboard/contracts';

export const limitKeys = ['concurrentCalls', 'callsPerRepAndMinute', 'minutesPerDay'] as const;
export type LimitKey = (typeof limitKeys)[number];

/** The rules as a form has them: numbers are texts while they are typed. */
export type RulesValues = Pick<CallingRules, 'countries' | 'exceptions'> & Record<LimitKey, string>;

export const valuesOf = (rules: CallingRules): RulesValues => ({
  countries: rules.countries,
  exceptions: rules.exceptions,
  concurrentCalls: String(rules.concurrentCalls),
  callsPerRepAndMinute: String(rules.callsPerRepAndMinute),
  minutesPerDay: String(rules.minutesPerDay),
});

export const rulesOf = (values: RulesValues) => ({
  ...values,
  concurrentCalls: Number(values.concurrentCalls),
  callsPerRepAndMinute: Number(values.callsPerRepAndMinute),
  minutesPerDay: Number(values.minutesPerDay),
});

/** What was not touched stays what it is, so that a default stays the default. */
export function changesOf(values: RulesValues, saved: CallingRules): ChangeCallingRules {
  const changed = Object.entries(rulesOf(values)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof RulesValues]),
  );
  return Object.fromEntries(changed);
}
