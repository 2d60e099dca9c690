import type { CallingException, DestinationProblem, NumberKind } from '@cordboard/contracts';
import { getCountryCallingCode, isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/max';
import { isOrdinary, kindOf } from './number-kind.js';

/** Where a tenant's reps may call to. */
export interface DestinationRules {
  readonly countries: readonly string[];
  readonly exceptions: readonly CallingException[];
}

export interface Judgement {
  /** Undefined where the number may be called. */
  readonly problem: DestinationProblem | undefined;
  readonly country: string | undefined;
  readonly kind: NumberKind | undefined;
  /** The exception that decided, if one did. */
  readonly exception: string | undefined;
}

/**
 * May this number be called? Everything is refused that nothing allows:
 *
 * 1. The longest exception that the number begins with decides alone.
 * 2. A number that no country's plan has is refused: where it would lead, nobody knows.
 * 3. So is one that belongs to no country (satellites, +979, +88…), and one of a kind that costs more than a call.
 * 4. Its own country must be allowed. Countries that share a calling code, such as those of +1, are countries of their own,
 *    save where they share their very numbers.
 */
export function judgeDestination(number: PhoneNumber, { countries, exceptions }: DestinationRules): Judgement {
  const [exception] = exceptions
    .filter(({ prefix }) => number.number.startsWith(prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length);
  const { country } = number;
  const kind = kindOf(number);
  const judge = (problem?: DestinationProblem): Judgement => ({ problem, country, kind, exception: exception?.prefix });
  if (exception) return judge(exception.allows ? undefined : 'prefix_denied');
  if (kind === undefined) return judge(number.isNonGeographic() ? 'number_in_no_country' : 'number_unassigned');
  if (country === undefined) return judge('number_in_no_country');
  if (!isOrdinary(kind)) return judge('number_kind_not_allowed');
  if (kind === 'toll-free' ? isTollFreeIn(countries, number) : isNumberOf(countries, country)) return judge();
  return judge('country_not_allowed');
}

/** Small countries that have (some of) their numbers from a larger one's plan, in which nobody can tell them apart. */
const planOf: Partial<Record<string, string>> = {
  AX: 'FI',
  BL: 'GP',
  CC: 'AU',
  CX: 'AU',
  EH: 'MA',
  IM: 'GB',
  MF: 'GP',
  SJ: 'NO',
  VA: 'IT',
};

const isNumberOf = (countries: readonly string[], country: string) =>
  countries.some((allowed) => allowed === country || planOf[allowed] === country);

/** Countries that share a calling code share its toll-free numbers, and libphonenumber names one of them. */
const isTollFreeIn = (countries: readonly string[], { countryCallingCode }: PhoneNumber) =>
  countries.some((country) => isSupportedCountry(country) && getCountryCallingCode(country) === countryCallingCode);
