import { defaultCallingLimits } from '@cordboard/contracts';
import type { CallingRulesEntity } from './calling-rules.entity.js';

export interface CallingLimits {
  readonly concurrentCalls: number;
  readonly callsPerRepAndMinute: number;
  readonly minutesPerDay: number;
}

/** Those in force. */
export const limitsOf = (own: { [Limit in keyof CallingLimits]: number | null }): CallingLimits => ({
  concurrentCalls: own.concurrentCalls ?? defaultCallingLimits.concurrentCalls,
  callsPerRepAndMinute: own.callsPerRepAndMinute ?? defaultCallingLimits.callsPerRepAndMinute,
  minutesPerDay: own.minutesPerDay ?? defaultCallingLimits.minutesPerDay,
});

/** Where nothing is said, the tenant's own country. */
export const countriesOf = ({ countries }: Pick<CallingRulesEntity, 'countries'>, ownCountry: string) =>
  countries ?? [ownCountry];
