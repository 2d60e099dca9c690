import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';

/** A value that teams or reps have in place of the tenant's. */
export interface OwnValue {
  readonly value: string;
  /** The first of those who have it, by name. */
  readonly whose: string;
}

export interface OwnValues {
  readonly applications: readonly OwnValue[];
  readonly callerIds: readonly OwnValue[];
}

const mostNames = 3;

/** Each value once, however many have it. */
export async function listOwnValues(manager: EntityManager, tenantId: TenantId): Promise<OwnValues> {
  const list = async (column: 'application_sid' | 'caller_id'): Promise<OwnValue[]> => {
    const rows = await manager.query<{ value: string; names: string[]; count: number }[]>(
      `select value, (array_agg(name order by is_rep, name))[:${mostNames}] as names, count(*)::int as count
      from (
        select ${column} as value, name, false as is_rep from teams where tenant_id = $1
        union all
        select ${column}, display_name, true from clients where tenant_id = $1
      ) as holders
      where value is not null
      group by value
      order by value`,
      [tenantId],
    );
    return rows.map(({ value, names, count }) => ({
      value,
      whose: names.join(', ') + (count > names.length ? ', …' : ''),
    }));
  };
  return { applications: await list('application_sid'), callerIds: await list('caller_id') };
}
