import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { AdmittedCallEntity } from './admitted-call.entity.js';
import { dayOf, takeStock, type AdmittedCall, type CallProgress, type Stock } from './take-stock.js';

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

const readCalls = (manager: EntityManager, tenantId: TenantId): Promise<AdmittedCall[]> =>
  manager.findBy(AdmittedCallEntity, { tenantId });

/** From now on it takes a place. Twilio may have told of it already. Inside the transaction of `countAlone`. */
export async function letBegin(
  manager: EntityManager,
  tenantId: TenantId,
  { callSid, clientId, admittedAt, grantedSeconds }: Omit<AdmittedCall, keyof CallProgress>,
): Promise<void> {
  await manager.query(
    `insert into admitted_calls (tenant_id, call_sid, client_id, admitted_at, granted_seconds,
      answered_at, ended_at, duration_seconds)
    select $1, $2, $3, $4, $5, answered_at, ended_at, duration_seconds
    from (values (1)) as one left join calls on tenant_id = $1 and call_sid = $2`,
    [tenantId, callSid, clientId, admittedAt, grantedSeconds],
  );
}

/** What the call log has found out. Inside the transaction that writes it down there. */
export async function noteProgress(
  manager: EntityManager,
  tenantId: TenantId,
  callSid: string,
  { answeredAt, endedAt, durationSeconds }: CallProgress,
): Promise<void> {
  if (answeredAt === null && endedAt === null) return;
  await manager.query(
    `update admitted_calls set answered_at = $3, ended_at = $4, duration_seconds = $5
    where tenant_id = $1 and call_sid = $2`,
    [tenantId, callSid, answeredAt, endedAt, durationSeconds],
  );
}
