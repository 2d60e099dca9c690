import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { busyClients } from './busy-clients.js';
import type { ClientEntity } from './client.entity.js';

/** Moved on by less, the moment until which a client is reachable is not written anew. */
export const worthWritingSeconds = 60;
export const isWorthWriting = ({ reachableUntil }: ClientEntity, until: Date): boolean =>
  until.getTime() - (reachableUntil?.getTime() ?? 0) > worthWritingSeconds * 1000;

/** Twilio rings no more at once. */
const largestRingGroup = 10;

/**
 * Who can be called: a client that holds a token with which Twilio lets it register. Twilio does not tell who has
 * registered, so this is the best that can be known before ringing.
 */
@Injectable()
export class Reachability {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Written only when it moves on by more than a minute, so that a renewed token seldom costs a write. While the database
   * is away nobody waits for it: the token's line in the ledger says the same, later.
   */
  async extend(client: ClientEntity, until: Date): Promise<void> {
    if (!isWorthWriting(client, until) || this.database.isAway) return;
    await this.database.inTenant(client.tenantId, (manager) =>
      manager.query(
        `update clients set reachable_until = $3
        where tenant_id = $1 and id = $2 and (reachable_until is null or reachable_until < $3)`,
        [client.tenantId, client.id, until],
      ),
    );
    client.reachableUntil = until;
  }

  /**
   * The names to ring together for a call from outside: of clients that are reachable, not suspended and on no other
   * call, the latest to come first.
   */
  async findFree(tenantId: TenantId, now: Date): Promise<string[]> {
    const free = await this.database.inTenant(tenantId, (manager) =>
      manager.query<{ names: string[] }[]>(
        `with busy as (${busyClients})
        select name || array(
          select former.name from client_former_names former
          where former.tenant_id = $1 and client_id = clients.id and rings_until > $2
        ) as names
        from clients
        where tenant_id = $1 and reachable_until > $2 and suspended_at is null
          and not exists (select from busy where busy.id = clients.id)
        order by reachable_until desc limit ${largestRingGroup}`,
        [tenantId, now],
      ),
    );
    return free.flatMap(({ names }) => names).slice(0, largestRingGroup);
  }
}
