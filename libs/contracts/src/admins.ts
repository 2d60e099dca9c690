import { z } from 'zod';
import { fieldRules } from './field-rules.js';

/** Who may do what in a tenant's console, the least first. Each may do what those before it may. */
export const adminRoles = ['supervisor', 'admin', 'owner'] as const;
/** A supervisor sees calls and changes nothing; an admin sets the tenant up; an owner also appoints owners. */
export const adminRole = z.enum(adminRoles);
export type AdminRole = z.infer<typeof adminRole>;

export const adminId = z.uuid().brand<'AdminId'>();
export type AdminId = z.infer<typeof adminId>;

export const emailAddress = z.email(fieldRules.email).max(254);

export const admin = z.strictObject({
  id: adminId,
  email: emailAddress,
  role: adminRole,
  /** Does signing in with a password ask for a code, too? */
  hasSecondFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Of what can be changed about them; sent back as If-Match with a change, in quotes. */
  version: z.string(),
});
export type Admin = z.infer<typeof admin>;

export const adminList = z.strictObject({ data: z.array(admin) });
export type AdminList = z.infer<typeof adminList>;

export const changeAdmin = z.strictObject({ role: adminRole });
export type ChangeAdmin = z.infer<typeof changeAdmin>;

/** For a password that is chosen. What else it must not be depends on its admin, and is told as the field's error. */
export const newPassword = z.string().min(12, fieldRules.password_too_short).max(200);

export const createInvitation = z.strictObject({ email: emailAddress, role: adminRole });
export type CreateInvitation = z.infer<typeof createInvitation>;

/** `url` is shown this once. Its fragment holds a token that makes one admin, until `expiresAt`. */
export const invitation = z.strictObject({
  id: z.uuid(),
  email: emailAddress,
  role: adminRole,
  url: z.url(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;

/** `url` is shown this once: it sets one admin's password anew, once, until `expiresAt`. */
export const resetLink = z.strictObject({ email: emailAddress, url: z.url(), expiresAt: z.iso.datetime() });
export type ResetLink = z.infer<typeof resetLink>;

/** For an invitation and for a reset link alike. */
export const acceptInvitation = z.strictObject({ token: z.string().min(1).max(500), password: newPassword });
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

/** With what the new admin can sign in from now on. */
export const acceptedInvitation = z.strictObject({ email: emailAddress, role: adminRole, tenantName: z.string() });
export type AcceptedInvitation = z.infer<typeof acceptedInvitation>;
