import { z } from 'zod';
import { emailAddress, invitation, newPassword } from './admins.js';
import { callingStop } from './calling-rules.js';
import { tenantId } from './identifiers.js';
import { pageOf, pageQuery } from './paging.js';
import { secondFactor } from './second-factor.js';
import { settings } from './settings.js';
import { twilioCheckOutcomes } from './twilio-checks.js';

export const operatorId = z.uuid().brand<'OperatorId'>();
export type OperatorId = z.infer<typeof operatorId>;

export const signInAsOperator = z.strictObject({ email: emailAddress, password: z.string().min(1).max(200) });
export type SignInAsOperator = z.infer<typeof signInAsOperator>;

export const operatorMe = z.strictObject({
  operator: z.strictObject({ id: operatorId, email: emailAddress, secondFactor }),
  sessionExpiresAt: z.iso.datetime(),
});
export type OperatorMe = z.infer<typeof operatorMe>;

export const acceptedOperatorLink = z.strictObject({ email: emailAddress });
export type AcceptedOperatorLink = z.infer<typeof acceptedOperatorLink>;

export const tenantStates = ['active', 'suspended', 'deleting'] as const;

/** A tenant as its operators see it: how it is doing, and nothing of what it holds. */
export const operatedTenant = z.strictObject({
  id: tenantId,
  name: z.string(),
  country: z.string().length(2),
  createdAt: z.iso.datetime(),
  state: z.enum(tenantStates),
  /** Of one that is being deleted: until when it can be restored. */
  deletedAfter: z.iso.datetime().nullable(),
  /** Whether its outgoing calls are stopped, and by whom. */
  callingStop,
  isConnected: z.boolean(),
  /** What the latest look at the Twilio side found; null before the first. */
  twilioCheck: z.strictObject({ outcome: z.enum(twilioCheckOutcomes), at: z.iso.datetime() }).nullable(),
  callsIn24Hours: z.int(),
  lastCallAt: z.iso.datetime().nullable(),
  reps: z.int(),
  admins: z.int(),
});
export type OperatedTenant = z.infer<typeof operatedTenant>;

export const operatedTenantPage = pageOf(operatedTenant);
export type OperatedTenantPage = z.infer<typeof operatedTenantPage>;
export const listOperatedTenantsQuery = pageQuery;

export const createTenant = z.strictObject({
  name: settings.shape.name,
  country: settings.shape.country,
  ownerEmail: emailAddress,
});
export type CreateTenant = z.infer<typeof createTenant>;

export const createdTenant = z.strictObject({ tenant: operatedTenant, invitation });
export type CreatedTenant = z.infer<typeof createdTenant>;

/** Typed by hand, so that the wrong row of a list is noticed. */
export const deleteTenant = z.strictObject({ name: z.string().max(200) });
export type DeleteTenant = z.infer<typeof deleteTenant>;

/** By the link that a fresh deployment prints: its first tenant, and that one's owner. */
export const createFirstTenant = z.strictObject({
  token: z.string().min(1).max(500),
  name: settings.shape.name,
  country: settings.shape.country,
  email: emailAddress,
  password: newPassword,
});
export type CreateFirstTenant = z.infer<typeof createFirstTenant>;
