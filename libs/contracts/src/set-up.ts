import { z } from 'zod';

/** What a company does before its reps can call from their CRM, in this order. */
export const setUpSteps = ['credentials', 'application', 'caller-id', 'reps', 'embed'] as const;
export const setUpStep = z.enum(setUpSteps);
export type SetUpStep = (typeof setUpSteps)[number];

/** How far it is, as far as it can be told without asking Twilio. */
export const setUp = z.strictObject({
  done: z.array(setUpStep),
  /** A rep whom a program launches can call a telephone: all but "embed" is done. */
  canCall: z.boolean(),
});
export type SetUp = z.infer<typeof setUp>;
