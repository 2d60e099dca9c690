import { isKeptForCrmUsers } from './crm-user.js';

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
