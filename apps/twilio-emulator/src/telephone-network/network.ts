import type { Leg } from '../calls/leg.js';

export type DialTarget =
  | { readonly kind: 'number'; readonly number: string; readonly sendDigits: string }
  | {
      readonly kind: 'client';
      readonly identity: string;
      /** What the callee's page gets as customParameters. */
      readonly parameters: readonly (readonly [name: string, value: string])[];
    };

/** The port to everybody who can be called. */
export interface Network {
  /**
   * Calls a party on behalf of an outgoing leg, which it then moves along: ring, answer (with media attached before),
   * end. It also gives the leg its far end.
   */
  reach(leg: Leg, target: DialTarget): void;
}
