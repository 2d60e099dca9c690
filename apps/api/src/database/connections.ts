import type { Client } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { answerInTime, DeadlinePassed, deadlineAfter } from '../answer-in-time.js';
import { ConnectionLost, DatabaseAway, isConnectionLoss, isDatabaseOutage } from './outage.js';

/** For whoever finds that another one is trying already whether it is back. */
const momentMilliseconds = 250;

/** All that a pool holds may have died while they were idle, and some that were made meanwhile. */
const mostBroken = 15;
const mostRefusals = 3;

export type Bind = (manager: EntityManager) => Promise<unknown>;

/**
 * Begins transactions, and knows whether the database is away:
 *
 *     there ──(no connection can be made, or nothing has answered in time)──> away ──(a transaction has begun)──> there
 *
 * 1. A connection that broke says nothing of the database: a failover or an administrator ends all of them at once, and
 *    the next is made and serves. Only one that cannot be made does.
 * 2. A database that has just answered somebody else is busy, not away.
 * 3. While it is away one tries it at a time, and the others are told so within a moment.
 */
export class Connections {
  #isAway = false;
  /** When it last answered. */
  #answeredAt = -Infinity;
  /** While it is away, whoever tries whether it is back. */
  #trial: Promise<unknown> | undefined;

  /** @param patienceMilliseconds how long the first word of the database may take */
  constructor(
    private readonly dataSource: DataSource,
    private readonly patienceMilliseconds: number,
  ) {}

  get isAway(): boolean {
    return this.#isAway;
  }

  noteAnswer(): void {
    this.#isAway = false;
    this.#answeredAt = performance.now();
  }

  /** A transaction that is bound. */
  async begin(bind: Bind): Promise<QueryRunner> {
    if (!this.#isAway) return this.#try(bind);
    if (this.#trial) {
      await answerInTime(this.#trial, deadlineAfter(momentMilliseconds)).catch(() => undefined);
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

  async #try(bind: Bind): Promise<QueryRunner> {
    for (let [broken, refusals] = [0, 0]; ;) {
      const runner = this.dataSource.createQueryRunner();
      let isConnected = false;
      try {
        // Waiting for a connection of the pool has a limit of its own: many who wait are no outage.
        await runner.connect();
        isConnected = true;
        await answerInTime(
          runner.startTransaction().then(() => bind(runner.manager)),
          deadlineAfter(this.patienceMilliseconds),
        );
        this.noteAnswer();
        return runner;
      } catch (cause) {
        const error = cause instanceof DeadlinePassed ? new DatabaseAway() : lossBehind(cause, runner);
        await abandon(runner, error);
        const isLost = isConnectionLoss(error);
        if (isConnected) broken += 1;
        else refusals += 1;
        if (isLost && broken < mostBroken && refusals < mostRefusals) continue;
        const isBusy = isLost ? isConnected : performance.now() - this.#answeredAt < this.patienceMilliseconds;
        if (!isBusy) this.#isAway = isDatabaseOutage(error);
        throw error;
      }
    }
  }
}

/** A connection that breaks between two queries is released by TypeORM, which tells whoever uses it next that they have done so. */
export const lossBehind = (error: unknown, runner: QueryRunner) =>
  runner.isReleased && !isDatabaseOutage(error) ? new ConnectionLost(error) : error;

export async function abandon(runner: QueryRunner, error: unknown): Promise<void> {
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
