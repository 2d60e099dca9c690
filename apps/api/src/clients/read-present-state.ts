import type { TeamId, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { teamKeyOf } from '../teams/insert-team.js';
import type { PresentState } from './judge-import.js';
import type { ImportLine } from './parse-import.js';
import { readReservedNames } from './refuse-reserved.js';

/** What the lines of a file are held against. The teams that they name are kept from being deleted meanwhile. */
export async function readPresentState(
  manager: EntityManager,
  tenantId: TenantId,
  lines: readonly ImportLine[],
): Promise<PresentState> {
  const sound = lines.filter(({ reason }) => reason === null);
  const clients = await manager.query<{ name_key: string; display_name: string; team_id: TeamId | null }[]>(
    'select name_key, display_name, team_id from clients where tenant_id = $1 and name_key = any($2)',
    [tenantId, sound.map(({ name }) => name.toLowerCase())],
  );
  const teamKeys = [...new Set(sound.flatMap(({ team }) => (team === null ? [] : [teamKeyOf(team)])))];
  const teams = await manager.query<{ name_key: string; id: TeamId }[]>(
    'select name_key, id from teams where tenant_id = $1 and name_key = any($2) order by id for key share',
    [tenantId, teamKeys],
  );
  const [counted] = await manager.query<{ count: number }[]>(
    'select count(*)::int as count from teams where tenant_id = $1',
    [tenantId],
  );
  return {
    registered: new Map(clients.map((row) => [row.name_key, { displayName: row.display_name, teamId: row.team_id }])),
    reservedNames: await readReservedNames(manager, tenantId),
    teams: new Map(teams.map(({ name_key, id }) => [name_key, id])),
    teamCount: counted?.count ?? 0,
  };
}
