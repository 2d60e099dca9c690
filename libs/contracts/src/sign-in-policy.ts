import { z } from 'zod';

/** How a tenant's admins have to sign in. */
export const signInPolicy = z.strictObject({
  /** Does everybody who signs in with a password need a second factor? */
  requiresSecondFactor: z.boolean(),
});
export type SignInPolicy = z.infer<typeof signInPolicy>;
