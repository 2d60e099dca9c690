import type { Team, TeamId, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { noOverrides } from '../overrides/effective-config.js';
import { readTeam } from './query-teams.js';
import { recordTeam } from './record-team.js';
import { TeamEntity } from './team.entity.js';

/** Whoever asks holds the lock of the tenant's names alone, and has seen that there may be another team. */
export async function insertTeam(
  manager: EntityManager,
  tenantId: TenantId,
  name: string,
  createdAt: Date,
): Promise<Team> {
  const id = uuidv7() as TeamId;
  await manager.insert(TeamEntity, { tenantId, id, name, nameKey: teamKeyOf(name), ...noOverrides, createdAt });
  const team = await readTeam(manager, tenantId, id);
  await recordTeam(manager, tenantId, 'team.created', { after: team, at: createdAt });
  return team;
}

/** A team's name as it is compared: Support and support are one. */
export const teamKeyOf = (name: string): string => name.normalize('NFC').toLowerCase();
