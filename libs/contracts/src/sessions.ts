import { z } from 'zod';
import { adminId, adminRole, emailAddress } from './admins.js';
import { tenantId } from './identifiers.js';
import { secondFactor } from './second-factor.js';

export const signIn = z.strictObject({
  email: emailAddress,
  password: z.string().min(1).max(200),
  /** Which of several tenants, for a person who is an admin of more than one with the same password. */
  tenantId: tenantId.optional(),
});
export type SignIn = z.infer<typeof signIn>;

/** Who is signed in, and to what. */
export const me = z.strictObject({
  admin: z.strictObject({
    id: adminId,
    email: emailAddress,
    role: adminRole,
    /** False for who signs in with the company's identity provider alone. */
    hasPassword: z.boolean(),
    secondFactor,
  }),
  tenant: z.strictObject({ id: tenantId, name: z.string(), country: z.string().length(2) }),
  /** Their company requires a second factor, and they have none: until they do, the API refuses all else. */
  mustSetUpSecondFactor: z.boolean(),
  /** When this session ends, used or not. Unused for 30 minutes it ends earlier. */
  sessionExpiresAt: z.iso.datetime(),
});
export type Me = z.infer<typeof me>;

/** The password was right, and a code is asked for: hand it in with `challenge`, before `expiresAt`. */
export const signInChallenge = z.strictObject({ challenge: z.string(), expiresAt: z.iso.datetime() });
export type SignInChallenge = z.infer<typeof signInChallenge>;

export const answerChallenge = z.strictObject({
  challenge: z.string().min(1).max(1_000),
  /** The six digits that the authenticator app shows, or one of the recovery codes. */
  code: z.string().trim().min(1).max(60),
});
export type AnswerChallenge = z.infer<typeof answerChallenge>;

/** One sign-in of the admin who asks. */
export const consoleSession = z.strictObject({
  id: z.uuid(),
  isCurrent: z.boolean(),
  /** Browser and system, as far as they say: "Firefox on Linux". */
  device: z.string(),
  signedInAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type ConsoleSession = z.infer<typeof consoleSession>;

export const consoleSessionList = z.strictObject({ data: z.array(consoleSession) });
export type ConsoleSessionList = z.infer<typeof consoleSessionList>;
