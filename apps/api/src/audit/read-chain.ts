import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { ChainHead, StoredEntry } from './verify-chain.js';

const lotSize = 1_000;

/** A tenant's entries as they are stored, in their order; `tell` hears how far it is. */
export async function* readChain(
  manager: EntityManager,
  tenantId: TenantId,
  tell: (sequence: number) => void = () => undefined,
): AsyncGenerator<StoredEntry[], void> {
  for (let after: number | undefined; ;) {
    // As text, so that nothing that was changed is lost by reading it: a date has no microseconds in JavaScript.
    const lot = await manager.query<StoredEntry[]>(
      `select sequence, encode(hash, 'hex') as hash, (extract(epoch from at) * 1000000)::bigint::text as at,
        actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action,
        target_kind as "targetKind", target_id as "targetId", target_name as "targetName",
        address, device, before::text as before, after::text as after
      from audit_entries where tenant_id = $1 and ($2::integer is null or sequence > $2) order by sequence limit $3`,
      [tenantId, after ?? null, lotSize],
    );
    yield lot;
    after = lot.at(-1)?.sequence;
    if (lot.length < lotSize || after === undefined) return;
    tell(after);
  }
}

export async function readHead(manager: EntityManager, tenantId: TenantId): Promise<ChainHead | undefined> {
  const [head] = await manager.query<ChainHead[]>(
    `select sequence, encode(hash, 'hex') as hash from audit_heads where tenant_id = $1`,
    [tenantId],
  );
  return head;
}
