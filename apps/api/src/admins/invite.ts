import type { AdminId, AdminRole, Invitation, ResetLink, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '../audit/record-change.js';
import { createCredential } from '../authentication/credential.js';
import { AdminInvitationEntity, type AdminEntity } from './admin.entity.js';

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
  const row = { email: email.toLowerCase(), role, resetsAdminId: null, invitedBy };
  const { id, url, expiresAt } = await createLink(manager, tenantId, row, { publicUrl, now, lifetimeHours: 7 * 24 });
  const target = { kind: 'admin', id: null, name: row.email } as const;
  await recordChange(manager, tenantId, { action: 'admin.invited', target, after: { role, expiresAt }, at: now });
  return { id, email: row.email, role, url, expiresAt: expiresAt.toISOString() };
}

/** A link that sets one admin's password anew, and changes nothing else of theirs. */
export async function createResetLink(
  manager: EntityManager,
  { tenantId, id, email, role }: AdminEntity,
  { invitedBy, publicUrl, now }: Pick<InvitationRequest, 'invitedBy' | 'publicUrl' | 'now'>,
): Promise<ResetLink> {
  const row = { email, role, resetsAdminId: id, invitedBy };
  const { url, expiresAt } = await createLink(manager, tenantId, row, { publicUrl, now, lifetimeHours: 24 });
  const target = { kind: 'admin', id, name: email } as const;
  await recordChange(manager, tenantId, { action: 'admin.reset_link_created', target, after: { expiresAt }, at: now });
  return { email, url, expiresAt: expiresAt.toISOString() };
}

async function createLink(
  manager: EntityManager,
  tenantId: TenantId,
  row: Pick<AdminInvitationEntity, 'email' | 'role' | 'resetsAdminId' | 'invitedBy'>,
  { publicUrl, now, lifetimeHours }: { publicUrl: string; now: Date; lifetimeHours: number },
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const { text, hash } = createCredential('cbi', tenantId);
  const id = uuidv7();
  const expiresAt = new Date(now.getTime() + lifetimeHours * 3600 * 1000);
  await manager.insert(AdminInvitationEntity, { ...row, tenantId, id, tokenHash: hash, createdAt: now, expiresAt });
  return { id, url: `${publicUrl}/console/invitation#${text}`, expiresAt };
}
