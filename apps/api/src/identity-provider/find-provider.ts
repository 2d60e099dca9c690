import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { IdentityProviderDomainEntity, IdentityProviderEntity } from './identity-provider.entity.js';

export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** The tenant's provider, where it is on and signs in addresses of this domain. */
export async function findProviderFor(
  manager: EntityManager,
  tenantId: TenantId,
  email: string,
): Promise<IdentityProviderEntity | undefined> {
  const provider = await manager.findOneBy(IdentityProviderEntity, { tenantId, isOn: true });
  if (!provider) return undefined;
  const isBound = await manager.existsBy(IdentityProviderDomainEntity, { tenantId, domain: domainOf(email) });
  return isBound ? provider : undefined;
}
