import type { MissedReason, Overview, OverviewDays, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';

interface HourRow {
  hour: number;
  calls: number;
  answered: number;
  missed: number;
  ended: number;
  ended_answered: number;
  talk_seconds: number;
}

type DayRow = Pick<HourRow, 'calls' | 'answered' | 'missed' | 'talk_seconds'> & { day: string };

const isMissed = `direction = 'incoming' and ended_at is not null and answered_at is null`;
const counts = `count(*)::int as calls, count(answered_at)::int as answered,
  count(*) filter (where ${isMissed})::int as missed, coalesce(sum(duration_seconds), 0)::int as talk_seconds`;

/** No call lasts longer: one that seems to has lost its end on the way to us. */
const longestCall = `interval '4 hours'`;

/** What happened on a day or over several, counted by the database, in days of the time zone that is asked for. */
@Injectable()
export class Overviews {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidRequest for a time zone that the database does not know. */
  async get(tenantId: TenantId, { day, timeZone }: { day?: string | undefined; timeZone: string }): Promise<Overview> {
    const shown = day ?? dayIn(timeZone, this.clock.now());
    return this.#count(tenantId, async (manager) => {
      const hours = await countHours(manager, tenantId, shown, timeZone);
      const total = (of: keyof HourRow) => hours.reduce((sum, row) => sum + row[of], 0);
      const ended = total('ended');
      return {
        day: shown,
        timeZone,
        calls: total('calls'),
        answered: total('answered'),
        missed: total('missed'),
        answerRate: ended === 0 ? null : total('ended_answered') / ended,
        talkSeconds: total('talk_seconds'),
        liveCalls: await countLive(manager, tenantId, this.clock.now()),
        tokensIssued: await countTokens(manager, tenantId, shown, timeZone),
        missedBecause: await countMissed(manager, tenantId, shown, timeZone),
        hours: Array.from({ length: 24 }, (_, hour) => {
          const { calls = 0, answered = 0, missed = 0 } = hours.find((row) => row.hour === hour) ?? {};
          return { hour, calls, answered, missed };
        }),
      };
    });
  }

  /** @throws InvalidRequest for a time zone that the database does not know. */
  async getDays(
    tenantId: TenantId,
    { from, to, timeZone }: { from: string; to: string; timeZone: string },
  ): Promise<OverviewDays> {
    const rows = await this.#count(tenantId, (manager) =>
      manager.query<DayRow[]>(
        `select to_char(day, 'YYYY-MM-DD') as day, coalesce(calls, 0) as calls, coalesce(answered, 0) as answered,
          coalesce(missed, 0) as missed, coalesce(talk_seconds, 0) as talk_seconds
        from generate_series($2::date, $3::date, interval '1 day') as day
        left join (
          select (started_at at time zone $4)::date as started_on, ${counts} from calls
          where tenant_id = $1 and started_at >= ($2::date)::timestamp at time zone $4
            and started_at < ($3::date + 1)::timestamp at time zone $4
          group by 1
        ) counted on started_on = day::date
        order by 1`,
        [tenantId, from, to, timeZone],
      ),
    );
    return { timeZone, data: rows.map(({ talk_seconds: talkSeconds, ...row }) => ({ ...row, talkSeconds })) };
  }

  async #count<Result>(tenantId: TenantId, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.database.readTenant(tenantId, work);
    } catch (error) {
      if (!isUnknownTimeZone(error)) throw error;
      throw new InvalidRequest([brokenRule('timeZone', 'time_zone_unknown')]);
    }
  }
}

/** The calls of one day: `$1` tenant, `$2` day, `$3` time zone. */
const onDay = `tenant_id = $1 and started_at >= ($2::date)::timestamp at time zone $3
  and started_at < ($2::date + 1)::timestamp at time zone $3`;

const countHours = (manager: EntityManager, tenantId: TenantId, day: string, timeZone: string) =>
  manager.query<HourRow[]>(
    `select extract(hour from started_at at time zone $3)::int as hour, ${counts}, count(ended_at)::int as ended,
      count(*) filter (where ended_at is not null and answered_at is not null)::int as ended_answered
    from calls where ${onDay} group by 1`,
    [tenantId, day, timeZone],
  );

const countMissed = (manager: EntityManager, tenantId: TenantId, day: string, timeZone: string) =>
  manager.query<{ reason: MissedReason; calls: number }[]>(
    `select case
        when refusal_reason is not null then 'nobody-reachable'
        when status = 'canceled' then 'caller-left'
        when status = 'busy' then 'declined'
        when status = 'no-answer' then 'nobody-answered'
        else 'failed'
      end as reason, count(*)::int as calls
    from calls where ${onDay} and ${isMissed} group by 1 order by 2 desc, 1`,
    [tenantId, day, timeZone],
  );

async function countLive(manager: EntityManager, tenantId: TenantId, now: Date): Promise<number> {
  const [row] = await manager.query<{ calls: number }[]>(
    `select count(*)::int as calls from calls
    where tenant_id = $1 and ended_at is null and started_at > $2::timestamptz - ${longestCall}`,
    [tenantId, now],
  );
  return row?.calls ?? 0;
}

async function countTokens(manager: EntityManager, tenantId: TenantId, day: string, timeZone: string): Promise<number> {
  const [row] = await manager.query<{ tokens: number }[]>(
    `select count(*)::int as tokens from issued_tokens
    where tenant_id = $1 and issued_at >= ($2::date)::timestamp at time zone $3
      and issued_at < ($2::date + 1)::timestamp at time zone $3`,
    [tenantId, day, timeZone],
  );
  return row?.tokens ?? 0;
}

const dayIn = (timeZone: string, now: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);

/** Postgres' invalid_parameter_value: its list of time zones may be older than ours. */
const isUnknownTimeZone = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '22023' && error.message.includes('time zone');
