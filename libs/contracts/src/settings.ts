import { z } from 'zod';

export const settings = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** ISO 3166 alpha-2: how a number is read that was dialled without its country code. */
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is two capital letters, as in US'),
  /** Is a client name registered by the first token that is asked for it? */
  autoRegisterClients: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

/** What is left out stays as it is. */
export const changeSettings = settings.partial();
export type ChangeSettings = z.infer<typeof changeSettings>;
