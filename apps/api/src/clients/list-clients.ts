import { decodeCrmUser } from '@cordboard/contracts';
import type { Client, ClientCounts, ClientId, ClientSort, ClientState, TeamId, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { versionOf } from '../http/entity-tag.js';
import { busyClients } from './busy-clients.js';
import { holdsReservedName } from './holds-reserved-name.js';

export interface ClientFilter {
  state?: ClientState | undefined;
  /** Part of a client name or a display name, whatever its case. */
  q?: string | undefined;
  id?: ClientId | undefined;
  team?: TeamId | undefined;
  callsSince?: string | undefined;
  /** Those whose names are among these, which the company has reserved. */
  reservedNames?: readonly string[] | undefined;
}

/** The sort key of a page: what is sorted by, then what tells two alike apart. The first is empty where it is null. */
export const clientPosition = z.tuple([z.string(), z.uuid()]);
export type ClientPosition = z.output<typeof clientPosition>;

interface Row {
  id: ClientId;
  name: string;
  from_crm: boolean;
  display_name: string;
  team_id: TeamId | null;
  team_name: string | null;
  created_at: Date;
  state: ClientState;
  suspended_at: Date | null;
  suspended_by: string | null;
  last_token_at: Date | null;
  reachable_until: Date | null;
  call_count: string | null;
}

/** Every client of $1 with its state at $2. */
const withState = `
  with busy as (${busyClients}),
  stated as (
    select clients.*, case
      when suspended_at is not null then 'suspended'
      when exists (select from busy where busy.id = clients.id) then 'in-call'
      when reachable_until > $2 then 'available'
      else 'unreachable'
    end as state
    from clients where tenant_id = $1
  )`;

const sorts: Record<ClientSort, { order: string; behind: (key: string, id: string) => string }> = {
  name: { order: 'name_key, id', behind: (key, id) => `(name_key, id) > (${key}, ${id}::uuid)` },
  displayName: {
    order: 'lower(display_name), id',
    behind: (key, id) => `(lower(display_name), id) > (${key}, ${id}::uuid)`,
  },
  '-lastTokenAt': {
    order: 'last_token_at desc nulls last, id desc',
    behind: (key, id) => `case when ${key} = '' then last_token_at is null and id < ${id}::uuid
      else last_token_at is null or (last_token_at, id) < (nullif(${key}, '')::timestamptz, ${id}::uuid) end`,
  },
};

/** `limit` clients from behind a position. */
export async function queryClients(
  manager: EntityManager,
  tenantId: TenantId,
  { state, q, id, team, callsSince, reservedNames }: ClientFilter,
  { now, sort, behind, limit }: { now: Date; sort: ClientSort; behind: ClientPosition | undefined; limit: number },
): Promise<Client[]> {
  const values: unknown[] = [tenantId, now];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    ...(id ? [`id = ${parameter(id)}`] : []),
    ...(team ? [`team_id = ${parameter(team)}`] : []),
    ...(state ? [`state = ${parameter(state)}`] : []),
    ...(q ? [contains(parameter(q.toLowerCase()))] : []),
    ...(reservedNames ? [holdsReservedName(reservedNames, parameter)] : []),
    ...(behind ? [sorts[sort].behind(parameter(behind[0]), parameter(behind[1]))] : []),
  ];
  const count = callsSince
    ? `(select count(*) from call_clients where call_clients.tenant_id = $1 and call_clients.name_key = page.name_key
        and started_at >= ${parameter(callsSince)})`
    : 'null';
  const rows = await manager.query<Row[]>(
    `${withState},
    page as (
      select * from stated ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
      order by ${sorts[sort].order} limit ${parameter(limit)}
    )
    select page.*, (select teams.name from teams where teams.tenant_id = $1 and teams.id = page.team_id) as team_name,
      ${count} as call_count
    from page order by ${sorts[sort].order}`,
    values,
  );
  return rows.map(toClient);
}

export async function countClients(manager: EntityManager, tenantId: TenantId, now: Date): Promise<ClientCounts> {
  const rows = await manager.query<{ state: ClientState; count: number }[]>(
    `${withState} select state, count(*)::int as count from stated group by state`,
    [tenantId, now],
  );
  const counts = { all: 0, available: 0, 'in-call': 0, unreachable: 0, suspended: 0 };
  for (const { state, count } of rows) {
    counts[state] = count;
    counts.all += count;
  }
  return counts;
}

export const positionOf = (sort: ClientSort, { id, name, displayName, lastTokenAt }: Client): ClientPosition => {
  const keys = { name: name.toLowerCase(), displayName: displayName.toLowerCase(), '-lastTokenAt': lastTokenAt ?? '' };
  return [keys[sort], id];
};

const contains = (text: string) =>
  `(position(${text} in name_key) > 0 or position(${text} in lower(display_name)) > 0)`;

const toClient = (row: Row): Client => ({
  id: row.id,
  name: row.name,
  crmUser: row.from_crm ? (decodeCrmUser(row.name) ?? null) : null,
  displayName: row.display_name,
  team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
  createdAt: row.created_at.toISOString(),
  state: row.state,
  since: sinceOf(row)?.toISOString() ?? null,
  suspendedBy: row.suspended_by,
  lastTokenAt: row.last_token_at?.toISOString() ?? null,
  reachableUntil: row.reachable_until?.toISOString() ?? null,
  callCount: row.call_count === null ? null : Number(row.call_count),
  version: versionOf([row.name, row.display_name, row.team_id]),
});

function sinceOf({ state, suspended_at, reachable_until }: Row): Date | null {
  if (state === 'suspended') return suspended_at;
  return state === 'unreachable' ? reachable_until : null;
}
