import { encodeCrmUser } from '@cordboard/contracts';
import type { Call, CallOrder, CallStatus, TenantId } from '@cordboard/contracts';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CallClientEntity, CallEntity } from './call.entity.js';

export interface CallFilter {
  clientName?: string | undefined;
  status?: CallStatus | undefined;
  direction?: Call['direction'] | undefined;
  /** What a number begins with, or the name of a client involved, or what the CRM calls it. */
  q?: string | undefined;
  startedAfter?: string | undefined;
  startedBefore?: string | undefined;
  order?: CallOrder | undefined;
}

/** The sort key of a page: seconds where the longest come first, then time, then SID. */
export type CallPosition = readonly [seconds: number, startedAt: string, callSid: string];

/** In the order that the filter wants, from behind a position. */
export function queryPage(
  manager: EntityManager,
  tenantId: TenantId,
  { order = 'newest', ...filter }: CallFilter,
  { after, limit }: { after: CallPosition | undefined; limit: number },
): SelectQueryBuilder<CallEntity> {
  const { clientName, status, direction, q, startedAfter, startedBefore } = filter;
  const query = callsOf(manager, tenantId, clientName);
  // Time and SID are in both tables, so that one index finds the page, for a client as well as for all.
  const sorted = clientName === undefined || order === 'longest' ? 'call' : 'involved';
  const keys = [`${sorted}.startedAt`, `${sorted}.callSid`];
  if (order === 'longest') keys.unshift(longest);
  if (status) query.andWhere('call.status = :status', { status });
  if (direction) query.andWhere('call.direction = :direction', { direction });
  if (startedAfter) query.andWhere(`${sorted}.startedAt >= :startedAfter`, { startedAfter });
  if (startedBefore) query.andWhere(`${sorted}.startedAt < :startedBefore`, { startedBefore });
  if (after) {
    const [seconds, startedAt, callSid] = after;
    const values = order === 'longest' ? ':seconds, :startedAt, :callSid' : ':startedAt, :callSid';
    const comparison = order === 'oldest' ? '>' : '<';
    query.andWhere(`(${keys.join(', ')}) ${comparison} (${values})`, { seconds, startedAt, callSid });
  }
  if (q !== undefined) search(query, q);
  for (const key of keys) query.addOrderBy(key, order === 'oldest' ? 'ASC' : 'DESC');
  return query.limit(limit);
}

/** As its index has it. */
const longest = 'coalesce(call.durationSeconds, 0)';

/** With a client's name, the calls that it made, took or was rung for. */
export function callsOf(manager: EntityManager, tenantId: TenantId, clientName: string | undefined) {
  const query = manager.createQueryBuilder(CallEntity, 'call').where('call.tenantId = :tenantId', { tenantId });
  if (clientName === undefined) return query;
  return query
    .innerJoin(CallClientEntity, 'involved', 'involved.tenantId = call.tenantId and involved.callSid = call.callSid')
    .andWhere('involved.tenantId = :tenantId and involved.nameKey = :nameKey', { nameKey: clientName.toLowerCase() });
}

const highest = '\u{10FFFF}';
const range = (column: string, low: string, high: string) =>
  `${column} collate "C" >= :${low} and ${column} collate "C" < :${high}`;

function search(query: SelectQueryBuilder<CallEntity>, q: string): void {
  const number = /^\+?[\d\s().-]*\d[\d\s().-]*$/.test(q) ? q.replace(/\D/g, '') : undefined;
  if (number !== undefined) {
    const low = `+${number}`;
    query.andWhere(`(${range('call.from', 'low', 'high')} or ${range('call.to', 'low', 'high')})`, {
      low,
      high: low + highest,
    });
    return;
  }
  // A semi-join: for a name that is often in a call Postgres walks the newest calls, for a rare one its own.
  const name = q.replace(/^client:/i, '').toLowerCase();
  // How what a CRM calls it begins is how its client name begins.
  const crmName = encodeCrmUser(q);
  query.andWhere(
    `exists (
      select from call_clients named
      where named.tenant_id = call.tenantId and named.call_sid = call.callSid and named.tenant_id = :tenantId
        and (${range('named.name_key', 'low', 'high')} or ${range('named.name_key', 'crmLow', 'crmHigh')})
    )`,
    { low: name, high: name + highest, crmLow: crmName, crmHigh: crmName + highest },
  );
}
