import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database.js';
import { ClientEntity } from './client.entity.js';

const worthWritingSeconds = 60;
const largestRingGroup = 10;

/**
 * Who can be called: a client that holds a token with which Twilio lets it register. Twilio does not tell who has
 * registered, so this is the best that can be known before ringing.
 */
@Injectable()
export class Reachability {
  constructor(private readonly database: TenantDatabase) {}

  /** Written only when it moves on by more than a minute, so that a renewed token seldom costs a write. */
  async extend(client: ClientEntity, until: Date): Promise<void> {
    const known = client.reachableUntil?.getTime() ?? 0;
    if (until.getTime() - known <= worthWritingSeconds * 1000) return;
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
   * The names to ring together for a call from outside: reachable, on no other call, the latest to come first. A call
   * whose end was never heard of stops counting after the longest time that such a call can take.
   */
  async findFree(tenantId: TenantId, now: Date): Promise<string[]> {
    const free = await this.database.inTenant(tenantId, (manager) =>
      manager.query<{ name: string }[]>(
        `select name from clients
        where tenant_id = $1 and reachable_until > $2 and not exists (
          select from call_clients
          join calls using (tenant_id, call_sid)
          where call_clients.tenant_id = $1 and name_key = lower(clients.name) and busy
            and calls.started_at > $2::timestamptz - case status when 'in-progress' then interval '4 hours' else interval '2 minutes' end
        )
        order by reachable_until desc limit ${largestRingGroup}`,
        [tenantId, now],
      ),
    );
    return free.map(({ name }) => name);
  }
}
