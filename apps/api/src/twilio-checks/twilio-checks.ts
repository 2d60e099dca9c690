import type { TenantId, TwilioChange, TwilioCheck, TwilioCheckPage, TwilioFinding } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Not, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { LiveUpdates } from '../live/live-updates.js';
import { decodeCursor, pageOf, type PageRequest } from '../paging.js';
import { TwilioConfigs } from '../twilio-config/twilio-configs.js';
import { TwilioCheckNotFound } from './errors.js';
import { ExamineTwilio } from './examine-twilio.js';
import type { FreshFinding } from './finding.js';
import { TwilioCheckEntity } from './twilio-check.entity.js';

const keptDays = 90;
const mostKept = 500;
const position = z.tuple([z.iso.datetime(), z.uuid()]);

export interface CheckCause {
  readonly cause: TwilioCheck['cause'];
  readonly by: string | null;
  readonly changes?: readonly TwilioChange[];
}

/** The checks of Twilio's side of a tenant: made, remembered for 90 days, the newest 500. */
@Injectable()
export class TwilioChecks {
  constructor(
    private readonly database: TenantDatabase,
    private readonly configs: TwilioConfigs,
    private readonly examineTwilio: ExamineTwilio,
    private readonly liveUpdates: LiveUpdates,
    private readonly clock: Clock,
  ) {}

  /** @throws TwilioNotConnected */
  async run(tenantId: TenantId, cause: CheckCause): Promise<TwilioCheck> {
    const access = await this.configs.getAccess(tenantId);
    const startedAt = this.clock.now();
    const { findings } = await this.examineTwilio.examine(tenantId, access);
    const check = await this.database.inTenant(tenantId, (manager) =>
      this.#remember(manager, tenantId, { startedAt, findings, ...cause }),
    );
    this.liveUpdates.publish(tenantId, 'twilio-checks');
    return check;
  }

  /** @throws TwilioCheckNotFound */
  async latest(tenantId: TenantId): Promise<TwilioCheck> {
    const [newest] = (await this.list(tenantId, { limit: 1 })).data;
    if (!newest) throw new TwilioCheckNotFound();
    return newest;
  }

  async list(tenantId: TenantId, { limit, cursor }: PageRequest): Promise<TwilioCheckPage> {
    const before = decodeCursor(cursor, position);
    const rows = await this.database.readTenant(tenantId, (manager) => {
      const query = manager
        .createQueryBuilder(TwilioCheckEntity, 'check')
        .where('check.tenantId = :tenantId', { tenantId });
      if (before) query.andWhere('(check.startedAt, check.id) < (:at, :id)', { at: before[0], id: before[1] });
      return query
        .orderBy('check.startedAt', 'DESC')
        .addOrderBy('check.id', 'DESC')
        .limit(limit + 1)
        .getMany();
    });
    return pageOf(rows.map(contractOf), limit, ({ startedAt, id }) => [startedAt, id]);
  }

  /** One at a time, so that of two checks at once only one is the first to see what changed. */
  async #remember(
    manager: EntityManager,
    tenantId: TenantId,
    { startedAt, findings: fresh, cause, by, changes = [] }: CheckCause & { startedAt: Date; findings: FreshFinding[] },
  ): Promise<TwilioCheck> {
    await manager.query('select from twilio_check_schedule where tenant_id = $1 for update', [tenantId]);
    const newest = { startedAt: 'DESC', id: 'DESC' } as const;
    const last = await manager.findOne(TwilioCheckEntity, { where: { tenantId }, order: newest });
    const lastSure = await manager.findOne(TwilioCheckEntity, {
      where: { tenantId, outcome: Not('unknown') },
      order: newest,
    });
    const finishedAt = this.clock.now();
    const findings = fresh.map((finding) => withSince(finding, last?.findings ?? [], finishedAt));
    const outcome = outcomeOf(findings);
    const transition = transitionBetween(lastSure?.outcome, outcome);
    const check: TwilioCheckEntity = {
      ...{ tenantId, id: uuidv7(), startedAt, finishedAt, outcome, transition, cause, by },
      ...{ changes: [...changes], findings },
    };
    await manager.insert(TwilioCheckEntity, check);
    await forgetOld(manager, tenantId, finishedAt);
    return contractOf(check);
  }
}

function withSince(finding: FreshFinding, before: readonly TwilioFinding[], now: Date): TwilioFinding {
  const same = before.find(({ id, state }) => id === finding.id && state === finding.state);
  return { ...finding, since: same?.since ?? now.toISOString() };
}

function outcomeOf(findings: readonly TwilioFinding[]): TwilioCheck['outcome'] {
  if (findings.some(({ state }) => state === 'failed')) return 'broken';
  return findings.some(({ state }) => state === 'unknown') ? 'unknown' : 'well';
}

/** Between two sure outcomes: a Twilio that was away in between changes nothing. */
function transitionBetween(before: TwilioCheck['outcome'] | undefined, now: TwilioCheck['outcome']) {
  if (before === undefined || now === 'unknown' || now === before) return null;
  return now === 'broken' ? 'broken' : 'mended';
}

async function forgetOld(manager: EntityManager, tenantId: TenantId, now: Date): Promise<void> {
  await manager.query(
    `delete from twilio_checks where tenant_id = $1 and (
      started_at < $2::timestamptz - make_interval(days => $3)
      or id in (
        select id from twilio_checks where tenant_id = $1 order by started_at desc, id desc offset $4
      )
    )`,
    [tenantId, now, keptDays, mostKept],
  );
}

const contractOf = (check: TwilioCheckEntity): TwilioCheck => ({
  id: check.id,
  startedAt: check.startedAt.toISOString(),
  finishedAt: check.finishedAt.toISOString(),
  outcome: check.outcome,
  transition: check.transition,
  cause: check.cause,
  by: check.by,
  changes: check.changes,
  findings: check.findings,
});
