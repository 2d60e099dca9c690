import type { AdminId, AdminRole, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '../audit/record-change.js';
import { AdminDirectoryEntity, AdminEntity } from './admin.entity.js';

export interface NewAdmin {
  email: string;
  role: AdminRole;
  /** Null for who signs in with the company's identity provider alone. */
  passwordHash: string | null;
  isDemo?: boolean;
  createdAt: Date;
}

/** Undefined when the tenant has an admin of this address already. */
export async function addAdmin(
  manager: EntityManager,
  tenantId: TenantId,
  { email, role, passwordHash, isDemo = false, createdAt }: NewAdmin,
): Promise<AdminId | undefined> {
  const id = uuidv7() as AdminId;
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(AdminEntity)
    .values({ tenantId, id, email, role, passwordHash, isDemo, createdAt })
    .orIgnore()
    .returning('id')
    .execute();
  if ((raw as unknown[]).length === 0) return undefined;
  await manager.insert(AdminDirectoryEntity, { tenantId, email, adminId: id });
  const whom = { kind: 'admin', id, name: email } as const;
  await recordChange(manager, tenantId, {
    action: 'admin.added',
    target: whom,
    self: whom,
    after: { role },
    at: createdAt,
  });
  return id;
}
