import { z } from 'zod';
import { crmUser, isKeptForCrmUsers } from './crm-user.js';
import { fieldRules } from './field-rules.js';

/** Why a client name is not to be had. */
export const reservedNameReasons = ['withheld', 'emergency', 'address', 'product', 'crm-user'] as const;
export type ReservedNameReason = (typeof reservedNameReasons)[number];

const reserved: Record<Exclude<ReservedNameReason, 'crm-user'>, readonly string[]> = {
  // What stands in the place of a number that its caller withholds: such a client could not be told from one.
  withheld: ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable'],
  // Whoever dials one has to be told that emergency calls do not go this way, and not to be led to a colleague.
  emergency: ['911', '112', '999', '000', '110', '119', '933', '988'],
  // How addresses begin: client:NAME, sip:…, tel:….
  address: ['client', 'sip', 'tel'],
  // What speaks for Cordboard itself.
  product: ['cordboard'],
};
const reasons = new Map(
  Object.entries(reserved).flatMap(([reason, names]) => names.map((name) => [name, reason as ReservedNameReason])),
);

/** Undefined for a name that may be registered. One that was registered before it was reserved stays. */
export const reasonToReserve = (clientName: string): ReservedNameReason | undefined =>
  isKeptForCrmUsers(clientName) ? 'crm-user' : reasons.get(clientName.toLowerCase());

export const mostReservedNames = 100;
const longestReservedName = 121;

/**
 * A name that a company keeps from being registered: a client name or what a CRM calls a person, whatever its case. With
 * `*` at its end all names that begin so.
 */
export const reservedName = z
  .string()
  .max(longestReservedName)
  .refine((name) => {
    const text = startOf(name) ?? name;
    return !text.includes('*') && crmUser.safeParse(text).success;
  }, fieldRules.reserved_name);

/** Those of a company. */
export const reservedNames = z
  .array(reservedName)
  .max(mostReservedNames)
  .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, fieldRules.reserved_twice);

/** What names begin with that a reserved name ending in `*` means; undefined for one that means a single name. */
export const startOf = (reservedName: string): string | undefined =>
  reservedName.endsWith('*') ? reservedName.slice(0, -1) : undefined;

/** Which of the reserved names means one of these. */
export function findReservedName(reservedNames: readonly string[], names: readonly string[]): string | undefined {
  const keys = names.map((name) => name.toLowerCase());
  return reservedNames.find((reserved) => {
    const start = startOf(reserved)?.toLowerCase();
    return keys.some((key) => (start === undefined ? key === reserved.toLowerCase() : key.startsWith(start)));
  });
}
