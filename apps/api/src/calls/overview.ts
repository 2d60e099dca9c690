import type { Overview, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';

interface HourRow {
  hour: number;
  calls: number;
  answered: number;
  missed: number;
  ended: number;
  ended_answered: number;
  talk_seconds: number;
}

const dayMilliseconds = 24 * 3600 * 1000;

/** What happened on a day, counted by the database. Days are UTC's for now: a tenant has no time zone yet. */
@Injectable()
export class Overviews {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async get(tenantId: TenantId, day = this.clock.now().toISOString().slice(0, 10)): Promise<Overview> {
    const from = new Date(`${day}T00:00:00.000Z`);
    const until = new Date(from.getTime() + dayMilliseconds);
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager.query<HourRow[]>(
        `select extract(hour from started_at at time zone 'UTC')::int as hour,
          count(*)::int as calls,
          count(answered_at)::int as answered,
          count(*) filter (where direction = 'incoming' and ended_at is not null and answered_at is null)::int as missed,
          count(ended_at)::int as ended,
          count(*) filter (where ended_at is not null and answered_at is not null)::int as ended_answered,
          coalesce(sum(duration_seconds), 0)::int as talk_seconds
        from calls where tenant_id = $1 and started_at >= $2 and started_at < $3
        group by 1`,
        [tenantId, from, until],
      ),
    );
    const total = (of: keyof HourRow) => rows.reduce((sum, row) => sum + row[of], 0);
    const ended = total('ended');
    return {
      day,
      calls: total('calls'),
      answered: total('answered'),
      missed: total('missed'),
      answerRate: ended === 0 ? null : total('ended_answered') / ended,
      talkSeconds: total('talk_seconds'),
      hours: Array.from({ length: 24 }, (_, hour) => {
        const { calls = 0, answered = 0, missed = 0 } = rows.find((row) => row.hour === hour) ?? {};
        return { hour, calls, answered, missed };
      }),
    };
  }
}
