import type { Team, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { recordChange, type Change } from '../audit/record-change.js';

export async function recordTeam(
  manager: EntityManager,
  tenantId: TenantId,
  action: Change['action'],
  { before, after, at }: { before?: Team; after?: Team; at: Date },
): Promise<void> {
  const told = after ?? before;
  if (!told) return;
  const target = { kind: 'team', id: told.id, name: told.name } as const;
  await recordChange(manager, tenantId, {
    action,
    target,
    ...(before && { before: inAudit(before) }),
    ...(after && { after: inAudit(after) }),
    at,
  });
}

const inAudit = ({ name, overrides, members }: Team) => ({ name, ...overrides, members });
