import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';

const minutesBetween = 15;

/** At some moment of the next quarter of an hour, so that tenants who connect together are not checked together. */
export async function scheduleFirstCheck(manager: EntityManager, tenantId: TenantId, now: Date): Promise<void> {
  await manager.query(
    `insert into twilio_check_schedule (tenant_id, next_check_at)
    values ($1, $2::timestamptz + random() * make_interval(mins => $3))
    on conflict (tenant_id) do nothing`,
    [tenantId, now, minutesBetween],
  );
}

/**
 * Takes those who are due, each for this caller alone, and says when they are due again: after a quarter of an hour, give or
 * take a tenth. One who takes tenants and dies is made up for by the next round. Who is due later than anybody can be was
 * put there by a clock that has been put back since.
 */
export async function claimDueChecks(manager: EntityManager, now: Date, most: number): Promise<TenantId[]> {
  const [claimed] = await manager.query<[{ tenant_id: TenantId }[], number]>(
    `update twilio_check_schedule schedule
    set next_check_at = $1::timestamptz + (0.9 + 0.2 * random()) * make_interval(mins => $2)
    from (
      select tenant_id from twilio_check_schedule where next_check_at <= $1 or next_check_at > $1::timestamptz + make_interval(mins => 2 * $2)
      order by next_check_at limit $3 for update skip locked
    ) due
    where schedule.tenant_id = due.tenant_id
    returning schedule.tenant_id`,
    [now, minutesBetween, most],
  );
  return claimed.map(({ tenant_id }) => tenant_id);
}
