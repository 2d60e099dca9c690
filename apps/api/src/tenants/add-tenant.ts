import type { Invitation, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { invite } from '../admins/invite.js';
import { bindToTenant } from '../database/tenant-database.js';
import { recordTenantChange } from './record-tenant-change.js';
import { TenantEntity } from './tenant.entity.js';

export interface NewTenant {
  name: string;
  country: string;
  now: Date;
}

/** Leaves the transaction bound to the new tenant: row-level security is forced, it holds for the owner, too. */
export async function addTenant(manager: EntityManager, { name, country, now }: NewTenant): Promise<TenantId> {
  const id = uuidv7() as TenantId;
  await bindToTenant(manager, id);
  await manager.insert(TenantEntity, { id, name, country, createdAt: now });
  await recordTenantChange(manager, { id, name }, { action: 'tenant.created', after: { name, country }, at: now });
  return id;
}

/** With a link for its first owner. */
export async function addTenantWithOwner(
  manager: EntityManager,
  { ownerEmail, publicUrl, ...tenant }: NewTenant & { ownerEmail: string; publicUrl: string },
): Promise<{ tenantId: TenantId; invitation: Invitation }> {
  const tenantId = await addTenant(manager, tenant);
  const request = { email: ownerEmail, role: 'owner' as const, invitedBy: null, publicUrl, now: tenant.now };
  return { tenantId, invitation: await invite(manager, tenantId, request) };
}
