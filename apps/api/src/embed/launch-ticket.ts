import { tenantId, type TenantId } from '@cordboard/contracts';
import { z } from 'zod';
import { randomSecret } from '../authentication/credential.js';

/**
 * How a softphone starts in a page that is not ours:
 *
 * 1. The CRM's server asks for an embed session, naming client and origin, and gets a URL.
 * 2. The URL's query names the launch, `TENANT.SESSION`: enough for us to say who may frame the page, and no secret.
 * 3. The URL's fragment is the ticket, `TENANT.SESSION.SECRET`: browsers send fragments to nobody.
 * 4. The softphone redeems the ticket, once and within a minute, for a session that it keeps in memory.
 */
export interface Launch {
  readonly tenantId: TenantId;
  readonly sessionId: string;
}

const sessionId = z.uuid();

export const launchText = ({ tenantId, sessionId }: Launch) => `${tenantId}.${sessionId}`;

export const createTicket = (launch: Launch) => `${launchText(launch)}.${randomSecret()}`;

/** Reads a launch, or the launch that a ticket begins with. Undefined for any other text. */
export function parseLaunch(text: string): Launch | undefined {
  const [tenant, session] = text.split('.');
  const [forTenant, named] = [tenantId.safeParse(tenant), sessionId.safeParse(session)];
  return forTenant.success && named.success ? { tenantId: forTenant.data, sessionId: named.data } : undefined;
}
