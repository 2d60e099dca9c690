import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';

/**
 * An Application SID and a caller ID are of one Twilio account: with another one they would give tokens that Twilio refuses.
 * Returns of how many teams and reps.
 */
export async function dropAccountOverrides(manager: EntityManager, tenantId: TenantId): Promise<number> {
  const drop = (table: 'teams' | 'clients') =>
    manager.query<[unknown[], number]>(
      `update ${table} set application_sid = null, caller_id = null
      where tenant_id = $1 and (application_sid is not null or caller_id is not null)`,
      [tenantId],
    );
  const [[, teams], [, clients]] = [await drop('teams'), await drop('clients')];
  return teams + clients;
}
