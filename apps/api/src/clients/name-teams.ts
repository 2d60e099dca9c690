import type { TeamId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { TeamEntity } from '../teams/team.entity.js';
import type { ClientEntity } from './client.entity.js';

/**
 * By name, as the audit log tells of them: the team that a client is in, and the one that it is to be in, which is kept from
 * being deleted meanwhile.
 *
 * @throws InvalidRequest where there is no such team
 */
export async function nameTeams(
  manager: EntityManager,
  { tenantId, teamId: presentId }: ClientEntity,
  nextId: TeamId | null,
): Promise<{ before: string | null; after: string | null }> {
  const nameOf = async (id: TeamId | null) => {
    const lock = { mode: 'for_key_share' } as const;
    return id && manager.findOne(TeamEntity, { where: { tenantId, id }, lock });
  };
  const before = await nameOf(presentId);
  const after = nextId === presentId ? before : await nameOf(nextId);
  if (nextId && !after) throw new InvalidRequest([brokenRule('teamId', 'team_unknown')]);
  return { before: before?.name ?? null, after: after?.name ?? null };
}
