import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { dayOf, takeStock, type AdmittedCall, type Stock } from './take-stock.js';

/** Many are written off together, so that most calls cost no second statement. */
const settledAtOnce = 20;

/**
 * What a tenant's outgoing calls come to now. Until the transaction ends nobody else counts them, on whichever node, and
 * no call begins.
 *
 * So the transaction does not wait for the disk when it commits. The webhook that it is made for writes the call down in
 * the next one, which does, and which has this one on the disk before itself.
 */
export async function countAlone(manager: EntityManager, tenantId: TenantId, now: Date): Promise<Stock> {
  const [row] = await manager.query<{ day: string; seconds: string }[]>(
    `insert into calling_use as known (tenant_id, day, settled_seconds) values ($1, $2, 0)
    on conflict (tenant_id) do update set
      settled_seconds = case when known.day >= excluded.day then known.settled_seconds else 0 end,
      day = greatest(known.day, excluded.day)
    returning day::text, settled_seconds as seconds, set_config('synchronous_commit', 'off', true)`,
    [tenantId, dayOf(now)],
  );
  return takeStock(await readCalls(manager, tenantId), row?.day ?? dayOf(now), Number(row?.seconds ?? 0), now);
}

/** The same for somebody who only wants to look. */
export async function lookAt(manager: EntityManager, tenantId: TenantId, now: Date): Promise<Stock> {
  const [row] = await manager.query<{ seconds: string }[]>(
    'select settled_seconds as seconds from calling_use where tenant_id = $1 and day = $2',
    [tenantId, dayOf(now)],
  );
  return takeStock(await readCalls(manager, tenantId), dayOf(now), Number(row?.seconds ?? 0), now);
}

/** Writes off the calls that are over, once there are a few. Inside the transaction of `countAlone`. */
export async function settle(manager: EntityManager, tenantId: TenantId, { settled }: Stock): Promise<void> {
  if (settled.length < settledAtOnce) return;
  await manager.query('delete from admitted_calls where tenant_id = $1 and call_sid = any ($2)', [
    tenantId,
    settled.map(({ callSid }) => callSid),
  ]);
  await manager.query('update calling_use set settled_seconds = settled_seconds + $2 where tenant_id = $1', [
    tenantId,
    settled.reduce((total, { seconds }) => total + seconds, 0),
  ]);
}

const readCalls = (manager: EntityManager, tenantId: TenantId) =>
  manager.query<AdmittedCall[]>(
    `select call_sid as "callSid", admitted.client_id as "clientId", admitted_at as "admittedAt",
      granted_seconds as "grantedSeconds", answered_at as "answeredAt", ended_at as "endedAt",
      duration_seconds as "durationSeconds"
    from admitted_calls admitted left join calls using (tenant_id, call_sid)
    where tenant_id = $1`,
    [tenantId],
  );
