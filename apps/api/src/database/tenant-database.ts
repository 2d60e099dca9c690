import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { answerInTime, DeadlinePassed } from '../answer-in-time.js';
import type { Realm } from '../accounts/account.js';
import { isConnectionLoss, isDatabaseOutage } from './outage.js';

/** For whoever finds that another one is trying already whether it is back. */
const momentMilliseconds = 250;

type Bind = (manager: EntityManager) => Promise<unknown>;

/** How many connections that died while they were idle are tried at most. */
const mostTries = 3;

/**
 * The only way to the tables: a transaction that sees and writes one tenant's rows, whatever the code inside forgets.
 *
 * Where the connection breaks before the commit, nothing of the transaction has come about, and it is made once more. So
 * the work inside touches nothing but the database.
 */
@Injectable()
export class TenantDatabase {
  #isAway = false;
  /** When it last answered. */
  #answeredAt = 0;
  /** While it is away, whoever tries whether it is back. */
  #trial: Promise<unknown> | undefined;

  /** @param patienceSeconds how long the first word of the database may take */
  constructor(
    private readonly dataSource: DataSource,
    private readonly patienceSeconds = 1.5,
  ) {}

  /** Did the latest transaction find no database? */
  get isAway(): boolean {
    return this.#isAway;
  }

  inTenant<Result>(tenantId: TenantId, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#run((manager) => bindToTenant(manager, tenantId), work);
  }

  /** For a sign-in, which has no tenant yet: sees what the directory of admins has for this address, and nothing else. */
  byEmail<Result>(email: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.sign_in_email', $1, true)`, [email]), work);
  }

  /** For a sign-in that begins at an identity provider: sees which tenant's this domain of addresses is. */
  byDomain<Result>(domain: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.sign_in_domain', $1, true)`, [domain]), work);
  }

  /** For what operators do: sees their own tables and the list of tenants, and nothing that is a tenant's. */
  asOperators<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#run(bindToOperators, work);
  }

  inRealm<Result>(realm: Realm, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return realm.kind === 'tenant' ? this.inTenant(realm.tenantId, work) : this.asOperators(work);
  }

  /** For work that comes round by the clock: sees which tenants it is due for, and nothing of theirs. */
  asScheduler<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.#run((manager) => manager.query(`select set_config('app.scheduler', 'on', true)`), work);
  }

  /** For what is of no tenant: the schema's history, counts under hashed keys. Sees nothing of anybody's. */
  ofNobody<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, values);
  }

  async #run<Result>(
    bind: Bind,
    work: (manager: EntityManager) => Promise<Result>,
    { isLast = false } = {},
  ): Promise<Result> {
    const runner = await this.#begin(bind);
    let isCommitting = false;
    try {
      const result = await work(runner.manager);
      isCommitting = true;
      await runner.commitTransaction();
      this.#noteAnswer();
      await runner.release();
      return result;
    } catch (error) {
      await abandon(runner, error);
      if (isLast || isCommitting || !isConnectionLoss(error)) throw error;
      return this.#run(bind, work, { isLast: true });
    }
  }

  #noteAnswer(): void {
    this.#isAway = false;
    this.#answeredAt = performance.now();
  }

  /** While the database is away one tries it at a time, and the others are told so at once. */
  async #begin(bind: Bind): Promise<QueryRunner> {
    if (!this.#isAway) return this.#try(bind);
    if (this.#trial) {
      await answerInTime(this.#trial, momentMilliseconds).catch(() => undefined);
      if (this.#isAway) throw new DatabaseAway();
      return this.#try(bind);
    }
    const trial = this.#try(bind);
    this.#trial = trial;
    try {
      return await trial;
    } finally {
      this.#trial = undefined;
    }
  }

  /** A connection that died while it was idle is noticed here, before any work was done: then another one serves. */
  async #try(bind: Bind): Promise<QueryRunner> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.dataSource.createQueryRunner();
      try {
        // Waiting for a connection of the pool has a limit of its own: many who wait are no outage.
        await runner.connect();
        await answerInTime(
          runner.startTransaction().then(() => bind(runner.manager)),
          this.patienceSeconds * 1000,
        );
        this.#noteAnswer();
        return runner;
      } catch (cause) {
        const error = cause instanceof DeadlinePassed ? new DatabaseAway() : cause;
        await abandon(runner, error);
        if (attempt < mostTries && isConnectionLoss(error)) continue;
        const isBusy = performance.now() - this.#answeredAt < this.patienceSeconds * 1000 && !isConnectionLoss(error);
        if (!isBusy) this.#isAway = isDatabaseOutage(error);
        throw error;
      }
    }
  }
}

class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  /** Postgres' own word for a connection that could not be made. */
  readonly code = '08001';
  constructor() {
    super('The database does not answer (timeout).');
  }
}

async function abandon(runner: QueryRunner, error: unknown): Promise<void> {
  try {
    if (isDatabaseOutage(error)) await close(runner);
    else if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    await close(runner);
  }
  await runner.release();
}

/** A connection that does not answer would keep the next one waiting: the pool drops one that is ending. */
async function close(runner: QueryRunner): Promise<void> {
  const client: Client | undefined = await runner.connect().catch(() => undefined);
  client?.end().catch(() => undefined);
}

/** Holds until the transaction ends, so that a pooled connection (pgbouncer's too) forgets it. */
export async function bindToTenant(manager: EntityManager, tenantId: TenantId): Promise<void> {
  await manager.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
}

export async function bindToOperators(manager: EntityManager): Promise<void> {
  await manager.query(`select set_config('app.realm', 'operators', true)`);
}
