import {
  adminRole,
  changeApiKey,
  createApiKey,
  createTenant,
  emailAddress,
  tenantId,
  type AdminRole,
  type TenantId,
} from '@cordboard/contracts';
import { isSupportedCountry } from 'libphonenumber-js';

/** What was typed is wrong: the sentence says what it should be, and the usage follows it. */
export class UsageError extends Error {}

export function requireName(name: string | undefined): string {
  if (!name?.trim()) throw new UsageError('--name needs a name');
  return name.trim();
}

/** As the API would take it, so that the console can show it. */
export const requireTenantName = (name: string | undefined) => requireShort(name, createTenant.shape.name);

export const requireApiKeyName = (name: string | undefined) => requireShort(name, createApiKey.shape.name);

function requireShort(name: string | undefined, schema: typeof createTenant.shape.name): string {
  const read = schema.safeParse(requireName(name));
  if (!read.success) throw new UsageError(`--name has at most ${schema.maxLength} characters`);
  return read.data;
}

export function requireCountry(country: string): string {
  if (!isSupportedCountry(country)) throw new UsageError(`--country "${country}" is not an ISO 3166 code such as US`);
  return country;
}

export function requireTenant(tenant: string | undefined): TenantId {
  const id = tenantId.safeParse(tenant);
  if (!id.success) throw new UsageError('--tenant needs the id of a tenant');
  return id.data;
}

export function requireEmail(email: string | undefined, option: string): string {
  const address = emailAddress.safeParse(email);
  if (!address.success) throw new UsageError(`${option} needs an e-mail address`);
  return address.data;
}

export function requireRole(role: string): AdminRole {
  const parsed = adminRole.safeParse(role);
  if (!parsed.success) throw new UsageError('--role is owner, admin or supervisor');
  return parsed.data;
}

export function readRequestsPerMinute(text: string | undefined): number | null {
  if (text === undefined) return null;
  const read = changeApiKey.shape.requestsPerMinute.safeParse(/^\d+$/.test(text) ? Number(text) : undefined);
  if (!read.success) throw new UsageError('--requests-per-minute is a whole number from 1 to 10000000');
  return read.data;
}

export function requireDays(text: string): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > 36_500) throw new UsageError('--older-than-days is a whole number from 0 to 36500');
  return days;
}

export function requireYesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new UsageError('--auto-register-clients is yes or no');
  return text === 'yes';
}
