import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { worthWritingSeconds } from '../clients/reachability.js';
import type { LedgerEntry } from './ledger-entry.js';

/**
 * Writes lines of one tenant's to the ledger, and what they say of their clients: when each got its latest token, and
 * until when it can be called. A line may be there already, from before a kill, or from a revocation that came first.
 *
 * One statement over what it has just inserted: a query that looked the lines up again would go through all that their
 * clients ever got, which is a thousand times as much in a month.
 */
export async function writeLines(
  manager: EntityManager,
  tenantId: TenantId,
  entries: readonly LedgerEntry[],
): Promise<void> {
  // A statement can meet no row twice, and a disk that was not sure of a file may hold its lines in two.
  const lines = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  const column = <Key extends keyof LedgerEntry>(key: Key) => lines.map((line) => line[key]);
  await manager.query(
    // A client whose tokens were revoked meanwhile is not reachable by them, however late their lines come.
    `with written as (
      insert into issued_tokens (tenant_id, id, client_id, client_name, dialect, may_be_called, may_call, issued_at,
        expires_at, asked_by, asked_by_id)
      select $1::uuid, * from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
        $8::timestamptz[], $9::timestamptz[], $10::text[], $11::uuid[])
      on conflict (tenant_id, id) do update set client_name = excluded.client_name, dialect = excluded.dialect,
        may_be_called = excluded.may_be_called, may_call = excluded.may_call, asked_by = excluded.asked_by,
        asked_by_id = excluded.asked_by_id
      returning client_id, issued_at, expires_at, may_be_called, revoked_at
    ), known as (
      -- In one order, since another node may be at the same clients.
      select id, tokens_revoked_at from clients
      where tenant_id = $1 and id in (select client_id from written) order by id for no key update
    ), latest as (
      select written.client_id, max(written.issued_at) as at, max(written.expires_at) filter (
        where written.may_be_called and written.revoked_at is null
          and written.issued_at > greatest(known.tokens_revoked_at, tenant.tokens_revoked_at, '-infinity')
      ) as until
      from written
      join known on known.id = written.client_id
      join tenants tenant on tenant.id = $1
      group by written.client_id
    )
    update clients set last_token_at = greatest(last_token_at, latest.at),
      reachable_until = case
        when reachable_until is null or latest.until > reachable_until + make_interval(secs => ${worthWritingSeconds})
        then greatest(reachable_until, latest.until) else reachable_until
      end
    from latest where clients.tenant_id = $1 and clients.id = latest.client_id`,
    [
      tenantId,
      column('id'),
      column('clientId'),
      column('clientName'),
      column('dialect'),
      column('mayBeCalled'),
      column('mayCall'),
      column('issuedAt'),
      column('expiresAt'),
      column('askedBy'),
      column('askedById'),
    ],
  );
}
