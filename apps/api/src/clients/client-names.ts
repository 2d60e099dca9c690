import type { ClientId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * Whose a client name is. Twilio rings a name within an account, whichever tenant it was meant for, so tenants that
 * share an account must not share a name. The claims table's key says so across tenants, in a race too; whom a taken
 * name belongs to stays invisible.
 *
 * A name that its client has given up stays claimed for as long as there may be tokens of it about.
 */
@Injectable()
export class ClientNames {
  /** The names that are now this tenant's, of `names`; those that are left out are taken. `names` are in lower case. */
  async claim(
    manager: EntityManager,
    tenantId: TenantId,
    nameKeys: readonly string[],
    { now, forClient = null }: { now: Date; forClient?: ClientId | null },
  ): Promise<Set<string>> {
    await this.releaseOutdated(manager, tenantId, now);
    // In one order everywhere, so that two who claim the same names at once cannot wait for each other.
    const claimed = await manager.query<{ name_key: string }[]>(
      `with wanted as (
          select name_key from unnest($2::text[]) as t (name_key)
          where not exists (
            select from client_former_names former
            where former.tenant_id = $1 and former.name_key = t.name_key and rings_until > $3
              and client_id is distinct from $4
          )
          order by name_key
        ),
        account as (select account_sid from twilio_configs where tenant_id = $1),
        claim as (
          insert into client_name_claims (account_sid, name_key, tenant_id)
          select account_sid, name_key, $1 from account, wanted
          on conflict do nothing
          returning name_key
        )
      select name_key from claim
      union
      -- Without a Twilio account there is nothing to claim yet, and one's own former name is claimed already.
      select name_key from wanted where not exists (select from account) or exists (
        select from client_former_names own
        where own.tenant_id = $1 and own.name_key = wanted.name_key and client_id = $4 and rings_until > $3
      )`,
      [tenantId, nameKeys, now, forClient],
    );
    const own = claimed.map(({ name_key }) => name_key);
    await manager.query('delete from client_former_names where tenant_id = $1 and name_key = any($2)', [tenantId, own]);
    return new Set(own);
  }

  async release(manager: EntityManager, tenantId: TenantId, nameKeys: readonly string[]): Promise<void> {
    await manager.query('delete from client_name_claims where tenant_id = $1 and name_key = any($2)', [
      tenantId,
      nameKeys,
    ]);
  }

  /** Lets go of former names whose last tokens have run out. That they were once the client's stays known. */
  async releaseOutdated(manager: EntityManager, tenantId: TenantId, now: Date): Promise<void> {
    await manager.query(
      `delete from client_name_claims claim using client_former_names former
      where claim.tenant_id = $1 and former.tenant_id = $1 and former.name_key = claim.name_key
        and former.rings_until <= $2
        and not exists (select from clients where tenant_id = $1 and clients.name_key = claim.name_key)`,
      [tenantId, now],
    );
  }

  async releaseAll(manager: EntityManager, tenantId: TenantId): Promise<void> {
    await manager.query('delete from client_name_claims where tenant_id = $1', [tenantId]);
    // Tokens of the account before are of no use any more, so nobody is to be rung by a former name.
    await manager.query('delete from client_former_names where tenant_id = $1', [tenantId]);
  }

  /** Claims all the tenant's names in another account and returns those that are taken there. */
  async moveToAccount(manager: EntityManager, tenantId: TenantId, accountSid: string): Promise<string[]> {
    await this.releaseAll(manager, tenantId);
    // In one order everywhere, so that two tenants who move at once cannot wait for each other.
    await manager.query(
      `insert into client_name_claims (account_sid, name_key, tenant_id)
      select $2, name_key, tenant_id from clients where tenant_id = $1 order by name_key
      on conflict do nothing`,
      [tenantId, accountSid],
    );
    const taken = await manager.query<{ name: string }[]>(
      `select name from clients where tenant_id = $1 and not exists (
        select from client_name_claims where account_sid = $2 and client_name_claims.name_key = clients.name_key
      ) order by name_key`,
      [tenantId, accountSid],
    );
    return taken.map(({ name }) => name);
  }
}
