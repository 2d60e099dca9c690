import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Whose a client name is. Twilio rings a name within an account, whichever tenant it was meant for, so tenants that
 * share an account must not share a name. The claims table's key says so across tenants, in a race too; whom a taken
 * name belongs to stays invisible.
 */
@Injectable()
export class ClientNames {
  /** False when the name is taken. True without a claim while the tenant has no Twilio account yet. */
  async claim(manager: EntityManager, tenantId: TenantId, name: string): Promise<boolean> {
    const [outcome] = await manager.query<{ connected: boolean; claimed: boolean }[]>(
      `with account as (select account_sid from twilio_configs where tenant_id = $1),
        claim as (
          insert into client_name_claims (account_sid, name_key, tenant_id)
          select account_sid, lower($2), $1 from account
          on conflict do nothing
          returning name_key
        )
      select exists (select from account) as connected, exists (select from claim) as claimed`,
      [tenantId, name],
    );
    return outcome !== undefined && (!outcome.connected || outcome.claimed);
  }

  async release(manager: EntityManager, tenantId: TenantId, name: string): Promise<void> {
    await manager.query('delete from client_name_claims where tenant_id = $1 and name_key = lower($2)', [
      tenantId,
      name,
    ]);
  }

  async releaseAll(manager: EntityManager, tenantId: TenantId): Promise<void> {
    await manager.query('delete from client_name_claims where tenant_id = $1', [tenantId]);
  }

  /** Claims all the tenant's names in another account and returns those that are taken there. */
  async moveToAccount(manager: EntityManager, tenantId: TenantId, accountSid: string): Promise<string[]> {
    await this.releaseAll(manager, tenantId);
    // In one order everywhere, so that two tenants who move at once cannot wait for each other.
    await manager.query(
      `insert into client_name_claims (account_sid, name_key, tenant_id)
      select $2, lower(name), tenant_id from clients where tenant_id = $1 order by lower(name)
      on conflict do nothing`,
      [tenantId, accountSid],
    );
    const taken = await manager.query<{ name: string }[]>(
      `select name from clients where tenant_id = $1 and not exists (
        select from client_name_claims where account_sid = $2 and name_key = lower(clients.name)
      ) order by lower(name)`,
      [tenantId, accountSid],
    );
    return taken.map(({ name }) => name);
  }
}
