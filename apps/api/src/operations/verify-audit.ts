import type { TenantId } from '@cordboard/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { operatorsLog } from '../audit/record-change.js';
import type { KeptHeads } from '../audit/kept-heads.js';
import { readChain, readHead } from '../audit/read-chain.js';
import { verifyChain, type ChainHead, type Verdict } from '../audit/verify-chain.js';
import { bindToOperators, bindToTenant } from '../database/tenant-database.js';
import type { Environment } from '../environment.js';
import { withOwner } from './with-owner.js';

export interface VerifiedLog {
  readonly tenantId: TenantId;
  /** The tenant's; "the operators" for their own log. */
  readonly name: string;
  readonly verdict: Verdict;
}

export interface VerifyAuditOptions {
  /** One log alone. */
  readonly tenantId?: TenantId | undefined;
  /** Heads that were kept elsewhere: each log has to have passed through its own. */
  readonly expected?: KeptHeads | undefined;
  /** Hears how far a long log is. */
  readonly tell?: ((tenantId: TenantId, entries: number) => void) | undefined;
}

/** Follows every audit log from its first entry to its last; each is told as soon as it is known how it is. */
export async function verifyAudit(
  environment: Environment,
  { tenantId, expected = new Map(), tell }: VerifyAuditOptions,
  hear: (log: VerifiedLog) => void,
): Promise<void> {
  await withOwner(environment, async (dataSource) => {
    const logs = await listLogs(dataSource);
    const wanted = tenantId === undefined ? logs : logs.filter(({ id }) => id === tenantId);
    if (tenantId !== undefined && wanted.length === 0) throw new Error(`There is no tenant ${tenantId}`);
    for (const { id, name } of wanted) {
      hear({ tenantId: id, name, verdict: await verifyLog(dataSource, id, expected.get(id), tell) });
    }
    if (tenantId !== undefined) return;
    const known = new Set(logs.map(({ id }) => id));
    for (const [id, head] of expected) {
      if (!known.has(id) && !(await wasDeleted(dataSource, id)))
        hear({ tenantId: id, name: 'gone', verdict: gone(head) });
    }
  });
}

const listLogs = (dataSource: DataSource) =>
  dataSource.transaction(async (manager) => {
    await bindToOperators(manager);
    const tenants = await manager.query<{ id: TenantId; name: string }[]>('select id, name from tenants order by id');
    return [{ id: operatorsLog, name: 'the operators' }, ...tenants];
  });

/** As it was at one moment: entries go on being appended meanwhile. */
const verifyLog = (
  dataSource: DataSource,
  id: TenantId,
  expected: ChainHead | undefined,
  tell: VerifyAuditOptions['tell'],
): Promise<Verdict> =>
  inLog(dataSource, id, async (manager) => {
    const head = await readHead(manager, id);
    return verifyChain(
      id,
      readChain(manager, id, (sequence) => tell?.(id, sequence)),
      { head, expected },
    );
  });

const wasDeleted = (dataSource: DataSource, id: TenantId): Promise<boolean> =>
  inLog(dataSource, operatorsLog, async (manager) => {
    const told = await manager.query<unknown[]>(
      `select from audit_entries where tenant_id = $1 and target_id = $2 and action = 'tenant.deleted'`,
      [operatorsLog, id],
    );
    return told.length > 0;
  });

const inLog = <Result>(dataSource: DataSource, id: TenantId, work: (manager: EntityManager) => Promise<Result>) =>
  dataSource.transaction('REPEATABLE READ', async (manager) => {
    await bindToTenant(manager, id);
    return work(manager);
  });

const gone = (head: ChainHead): Verdict => ({
  entries: 0,
  head,
  finding: {
    sequence: 1,
    what: 'is missing: the tenant is gone, and the operators’ log does not say that it was deleted',
  },
});
