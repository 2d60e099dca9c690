import { decodeCrmUser, findReservedName, reasonToReserve, type TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { ClientNameReserved, ClientNameReservedByCompany } from './errors.js';
import type { RequestedName } from './requested-name.js';

/**
 * Of a name that is about to be registered or given. Whoever asks holds the lock of the tenant's names, which who changes
 * the reserved ones takes alone: so they hold from the moment on at which they are saved, on every node.
 *
 * @throws ClientNameReserved, ClientNameReservedByCompany
 */
export async function refuseReserved(
  manager: EntityManager,
  tenantId: TenantId,
  { name, fromCrm }: RequestedName,
): Promise<void> {
  const reason = fromCrm ? undefined : reasonToReserve(name);
  if (reason) throw new ClientNameReserved(name, reason);
  const crmUser = fromCrm ? decodeCrmUser(name) : undefined;
  const reserved = findReservedName(await readReservedNames(manager, tenantId), [name, ...(crmUser ? [crmUser] : [])]);
  if (reserved !== undefined) throw new ClientNameReservedByCompany(crmUser ?? name, reserved);
}

/** Those of the company. */
export async function readReservedNames(manager: EntityManager, id: TenantId): Promise<readonly string[]> {
  const { reservedNames } = await manager.findOneOrFail(TenantEntity, {
    select: { reservedNames: true },
    where: { id },
  });
  return reservedNames;
}
