import { z } from 'zod';
import { setUpSteps } from './set-up-steps.js';

export const setUpStep = z.enum(setUpSteps);

/** How far it is, as far as it can be told without asking Twilio. */
export const setUp = z.strictObject({
  done: z.array(setUpStep),
  /** A rep whom a program launches can call a telephone: all but "embed" is done. */
  canCall: z.boolean(),
});
export type SetUp = z.infer<typeof setUp>;
