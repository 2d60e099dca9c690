import type { NumberKind } from '@cordboard/contracts';
import type { NumberType, PhoneNumber } from 'libphonenumber-js/max';

/** By libphonenumber's types, which follow each country's numbering plan. */
const kindOfType: Record<Exclude<NumberType, undefined>, NumberKind> = {
  FIXED_LINE: 'geographic',
  FIXED_LINE_OR_MOBILE: 'geographic',
  MOBILE: 'mobile',
  VOIP: 'internet',
  TOLL_FREE: 'toll-free',
  UAN: 'company-wide',
  PREMIUM_RATE: 'premium-rate',
  SHARED_COST: 'shared-cost',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  VOICEMAIL: 'voicemail',
};

/** What libphonenumber takes for a line like any other, and costs far more. */
const costlier: readonly { pattern: RegExp; kind: NumberKind; source: string }[] = [
  { pattern: /^\+1\d{3}976\d{4}$/, kind: 'premium-rate', source: 'the 976 exchange of each North American area code' },
  { pattern: /^\+6114[57]/, kind: 'satellite', source: 'Telecommunications Numbering Plan 2015 of Australia' },
  { pattern: /^\+7954/, kind: 'satellite', source: 'Russian numbering plan, 954: GlobalTel' },
];

const ordinary: ReadonlySet<NumberKind> = new Set(['geographic', 'mobile', 'internet', 'toll-free', 'company-wide']);

/** Undefined for a number that no country's plan has. */
export function kindOf(number: PhoneNumber): NumberKind | undefined {
  const type = number.getType();
  if (!type) return undefined;
  return costlier.find(({ pattern }) => pattern.test(number.number))?.kind ?? kindOfType[type];
}

/** Is this a kind whose calls cost about what calls to its country cost? */
export const isOrdinary = (kind: NumberKind) => ordinary.has(kind);
