import type { AdminId, AdminRole, Invitation, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createCredential } from '../authentication/credential.js';
import { AdminInvitationEntity } from './admin.entity.js';

const lifetimeDays = 7;

export interface InvitationRequest {
  email: string;
  role: AdminRole;
  /** Null for the operator. */
  invitedBy: AdminId | null;
  publicUrl: string;
  now: Date;
}

/** The link is returned once; its token stands in the fragment, which reaches no server's log. */
export async function invite(
  manager: EntityManager,
  tenantId: TenantId,
  { email, role, invitedBy, publicUrl, now }: InvitationRequest,
): Promise<Invitation> {
  const { text, hash } = createCredential('cbi', tenantId);
  const row = manager.create(AdminInvitationEntity, {
    tenantId,
    id: uuidv7(),
    tokenHash: hash,
    email: email.toLowerCase(),
    role,
    invitedBy,
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetimeDays * 24 * 3600 * 1000),
  });
  await manager.insert(AdminInvitationEntity, row);
  return {
    id: row.id,
    email: row.email,
    role,
    url: `${publicUrl}/console/invitation#${text}`,
    expiresAt: row.expiresAt.toISOString(),
  };
}
