import type { Team, TeamId, TenantId, VoiceEdge } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { versionOf } from '../http/entity-tag.js';
import { TeamNotFound } from './errors.js';

interface Row {
  id: TeamId;
  name: string;
  application_sid: string | null;
  caller_id: string | null;
  edge: VoiceEdge | null;
  created_at: Date;
  members: number;
}

/** In the alphabetical order of their names. */
export async function queryTeams(
  manager: EntityManager,
  tenantId: TenantId,
  id: TeamId | null = null,
): Promise<Team[]> {
  const rows = await manager.query<Row[]>(
    `select teams.*, (
      select count(*)::int from clients where clients.tenant_id = $1 and clients.team_id = teams.id
    ) as members
    from teams where tenant_id = $1 and ($2::uuid is null or id = $2) order by name_key`,
    [tenantId, id],
  );
  return rows.map(({ id, name, application_sid: applicationSid, caller_id: callerId, edge, ...row }) => ({
    id,
    name,
    overrides: { applicationSid, callerId, edge },
    members: row.members,
    createdAt: row.created_at.toISOString(),
    version: versionOf([name, applicationSid, callerId, edge]),
  }));
}

/** @throws TeamNotFound */
export async function readTeam(manager: EntityManager, tenantId: TenantId, id: TeamId): Promise<Team> {
  const [team] = await queryTeams(manager, tenantId, id);
  if (!team) throw new TeamNotFound(id);
  return team;
}
