import { decodeCrmUser, encodeCrmUser, type TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';

/**
 * What the CRM calls the clients of these names, by client name. A call keeps the name that its client had: so a name is read
 * as a CRM's user unless it is that of a client who is none, and goes on being read so when the client is renamed or gone.
 */
export async function readCrmUsers(
  manager: EntityManager,
  tenantId: TenantId,
  clientNames: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const crmUsers = new Map<string, string>();
  for (const name of clientNames) {
    const crmUser = name === null ? undefined : decodeCrmUser(name);
    if (name !== null && crmUser !== undefined) crmUsers.set(name, crmUser);
  }
  if (crmUsers.size === 0) return crmUsers;
  const others = await manager.query<{ name: string }[]>(
    'select name from clients where tenant_id = $1 and name_key = any($2) and not from_crm',
    [tenantId, [...crmUsers.keys()]],
  );
  for (const { name } of others) crmUsers.delete(name);
  return crmUsers;
}

/** The client name of a CRM's user; undefined where somebody else has had that name since before it meant one. */
export async function nameOfCrmUser(
  manager: EntityManager,
  tenantId: TenantId,
  crmUser: string,
): Promise<string | undefined> {
  const name = encodeCrmUser(crmUser);
  return (await readCrmUsers(manager, tenantId, [name])).has(name) ? name : undefined;
}
