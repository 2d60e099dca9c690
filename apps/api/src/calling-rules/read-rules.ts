import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { countriesOf } from './calling-limits.js';
import { CallingRulesEntity } from './calling-rules.entity.js';
import type { DestinationRules } from './judge-destination.js';

export interface RulesInForce {
  /** As the company has them. */
  readonly own: CallingRulesEntity;
  readonly tenantName: string;
  readonly ownCountry: string;
  readonly destinations: DestinationRules;
  /** Since when no outgoing call begins, and by whose will. */
  readonly stop: { readonly company: Date | null; readonly operator: Date | null };
}

/** Of the tenant that the transaction is bound to. */
export async function readRules(manager: EntityManager, tenantId: TenantId): Promise<RulesInForce> {
  const tenant = await manager.findOneByOrFail(TenantEntity, { id: tenantId });
  const own = await manager.findOneByOrFail(CallingRulesEntity, { tenantId });
  return {
    own,
    tenantName: tenant.name,
    ownCountry: tenant.country,
    destinations: { countries: countriesOf(own, tenant.country), exceptions: own.exceptions },
    stop: { company: tenant.callsStoppedAt, operator: tenant.callsStoppedByOperatorAt },
  };
}
