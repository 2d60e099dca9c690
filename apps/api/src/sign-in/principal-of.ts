import type { Realm } from '../accounts/account.js';
import type { SignedInPrincipal } from '../authentication/principal.js';
import type { SessionOfToken } from './session-tokens.js';

/** Who holds the session, as the rest of the API knows them. */
export function principalOf(
  realm: Realm,
  { session_id, email, expires_at, holder }: SessionOfToken,
): SignedInPrincipal {
  const session = { email, sessionId: session_id, sessionExpiresAt: expires_at };
  if (holder.kind === 'operator') return { kind: 'operator', operatorId: holder.operator_id, ...session };
  if (realm.kind !== 'tenant') throw new Error('An admin’s session was found outside of a tenant');
  return {
    kind: 'admin',
    tenantId: realm.tenantId,
    adminId: holder.admin_id,
    role: holder.role,
    mustSetUpSecondFactor: holder.lacks_second_factor,
    ...session,
  };
}
