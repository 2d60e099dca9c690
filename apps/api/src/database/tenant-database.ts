import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import { abandon, Connections, lossBehind, type Bind } from './connections.js';
import { ConnectionLost, isConnectionLoss } from './outage.js';

/** How often a transaction whose connection broke is made at most. */
const mostRuns = 3;

type Work<Result> = (manager: EntityManager) => Promise<Result>;

/**
 * The only way to the tables: a transaction that sees and writes one tenant's rows, whatever the code inside forgets.
 *
 * Where the connection breaks before the commit is sent, nothing of the transaction has come about, and it is made once
 * more. So the work inside touches nothing but the database; lint looks after that. One that only reads is made once more
 * wherever it breaks.
 */
@Injectable()
export class TenantDatabase {
  readonly #connections: Connections;

  /** @param patienceSeconds how long the first word of the database may take */
  constructor(
    private readonly dataSource: DataSource,
    patienceSeconds = 1.5,
  ) {
    this.#connections = new Connections(dataSource, patienceSeconds * 1000);
  }

  /** Did the latest attempt to reach it fail? */
  get isAway(): boolean {
    return this.#connections.isAway;
  }

  /** Tries it. */
  async isThere(): Promise<boolean> {
    return this.#run(async () => undefined, async () => true, 'reading').catch(() => false); // prettier-ignore
  }

  inTenant<Result>(tenantId: TenantId, work: Work<Result>): Promise<Result> {
    return this.#run((manager) => bindToTenant(manager, tenantId), work);
  }

  /** As {@link inTenant}, for work that writes nothing and locks nothing: Postgres refuses it to. */
  readTenant<Result>(tenantId: TenantId, work: Work<Result>): Promise<Result> {
    return this.#run(
      (manager) =>
        manager.query(`select set_config('app.tenant_id', $1, true), set_config('transaction_read_only', 'on', true)`, [
          tenantId,
        ]),
      work,
      'reading',
    );
  }

  /** For a sign-in, which has no tenant yet: sees what the directory of admins has for this address, and nothing else. */
  byEmail<Result>(email: string, work: Work<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.sign_in_email', $1, true)`, [email]), work);
  }

  /** For a sign-in that begins at an identity provider: sees which tenant's this domain of addresses is. */
  byDomain<Result>(domain: string, work: Work<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.sign_in_domain', $1, true)`, [domain]), work);
  }

  /** For what operators do: sees their own tables and the list of tenants, and nothing that is a tenant's. */
  asOperators<Result>(work: Work<Result>): Promise<Result> {
    return this.#run(bindToOperators, work);
  }

  inRealm<Result>(realm: Realm, work: Work<Result>): Promise<Result> {
    return realm.kind === 'tenant' ? this.inTenant(realm.tenantId, work) : this.asOperators(work);
  }

  /** For work that comes round by the clock: sees which tenants it is due for, and nothing of theirs. */
  asScheduler<Result>(work: Work<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.scheduler', 'on', true)`), work);
  }

  /** For what is of no tenant: the schema's history, counts under hashed keys. Sees nothing of anybody's. */
  ofNobody<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, values);
  }

  async #run<Result>(
    bind: Bind,
    work: Work<Result>,
    kind: 'writing' | 'reading' = 'writing',
    run = 1,
  ): Promise<Result> {
    const runner = await this.#connections.begin(bind);
    let mayHaveWritten = false;
    try {
      const result = await work(runner.manager);
      if (runner.isReleased) throw new ConnectionLost();
      mayHaveWritten = kind === 'writing';
      await runner.commitTransaction();
      this.#connections.noteAnswer();
      await runner.release();
      return result;
    } catch (cause) {
      const error = lossBehind(cause, runner);
      await abandon(runner, error);
      if (run === mostRuns || mayHaveWritten || !isConnectionLoss(error)) throw error;
      return this.#run(bind, work, kind, run + 1);
    }
  }
}

/** Holds until the transaction ends, so that a pooled connection (pgbouncer's too) forgets it. */
export async function bindToTenant(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
}

export async function bindToOperators(manager: EntityManager): Promise<void> {
  await manager.query(`select set_config('app.realm', 'operators', true)`);
}
