import type { ImportedLine, TeamId, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '../audit/record-change.js';
import { insertTeam, teamKeyOf } from '../teams/insert-team.js';

const mostNamesInAudit = 200;

/** By names as they are compared. */
type Teams = Map<string, TeamId>;

/** The teams that new clients name and that are not there, which are added to `teams`. */
export async function makeTeams(
  manager: EntityManager,
  tenantId: TenantId,
  { created, teams, now }: { created: readonly ImportedLine[]; teams: Teams; now: Date },
): Promise<string[]> {
  const made: string[] = [];
  for (const { team } of created) {
    if (team === null || teams.has(teamKeyOf(team))) continue;
    const { id, name } = await insertTeam(manager, tenantId, team, now);
    teams.set(teamKeyOf(team), id);
    made.push(name);
  }
  return made;
}

export async function insertClients(
  manager: EntityManager,
  tenantId: TenantId,
  { created, teams, now }: { created: readonly ImportedLine[]; teams: Teams; now: Date },
): Promise<void> {
  const teamIds = created.map(({ team }) => (team === null ? null : (teams.get(teamKeyOf(team)) ?? null)));
  await manager.query(
    `insert into clients (tenant_id, id, name, display_name, team_id, created_at)
    select $1, id, name, display_name, team_id, $6
    from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) as t (id, name, display_name, team_id)`,
    [
      tenantId,
      created.map(() => uuidv7()),
      created.map(({ name }) => name),
      created.map(({ displayName }) => displayName),
      teamIds,
      now,
    ],
  );
}

/** One entry for all of a file; of a long one the audit log names the first, and the clients know since when they are. */
export async function recordImport(
  manager: EntityManager,
  tenantId: TenantId,
  created: readonly ImportedLine[],
  now: Date,
) {
  if (created.length === 0) return;
  const names = created.slice(0, mostNamesInAudit).map(({ name }) => name);
  await recordChange(manager, tenantId, {
    action: 'client.imported',
    target: { kind: 'client', id: null, name: null },
    after: { count: created.length, names },
    at: now,
  });
}
