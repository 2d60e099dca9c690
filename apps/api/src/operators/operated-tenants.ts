import type { CreatedTenant, CreateTenant, OperatedTenant, TenantId, TwilioCheckOutcome } from '@cordboard/contracts';
import { tenantId as tenantIdSchema } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { isSupportedCountry } from 'libphonenumber-js';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { toStop } from '../calling-rules/stop-calls.js';
import { Clock } from '../clock.js';
import { bindToOperators, TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { Environment } from '../environment.js';
import { LiveUpdates } from '../live/live-updates.js';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../paging.js';
import { addTenantWithOwner } from '../tenants/add-tenant.js';
import { TenantNotFound } from '../tenants/errors.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { changeTenantState, stateOf, type TenantStateChange } from '../tenants/tenant-state.js';

const dayMilliseconds = 24 * 3600 * 1000;

interface TenantRow {
  id: TenantId;
  name: string;
  country: string;
  created_at: Date;
  suspended_at: Date | null;
  deleted_after: Date | null;
  calls_stopped_at: Date | null;
  calls_stopped_by_operator_at: Date | null;
  is_connected: boolean;
  checked_at: Date | null;
  check_outcome: TwilioCheckOutcome | null;
  calls: number;
  last_call_at: Date | null;
  reps: number;
  admins: number;
}

/** All tenants, as their operators see them: names and figures, never what is in them. */
@Injectable()
export class OperatedTenants {
  constructor(
    private readonly database: TenantDatabase,
    private readonly standing: TenantStanding,
    private readonly liveUpdates: LiveUpdates,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list({ limit, cursor }: PageRequest): Promise<Page<OperatedTenant>> {
    const [before = null] = decodeCursor(cursor, z.tuple([tenantIdSchema])) ?? [];
    const rows = await this.database.asOperators((manager) =>
      this.#read(manager, '($2::uuid is null or id < $2)', [before, limit + 1]),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** @throws InvalidRequest for a country that is none */
  async create({ name, country, ownerEmail }: CreateTenant): Promise<CreatedTenant> {
    if (!isSupportedCountry(country)) {
      throw new InvalidRequest([brokenRule('country', 'country_unknown', { country })]);
    }
    return this.database.asOperators(async (manager) => {
      const { publicUrl } = this.environment;
      const created = await addTenantWithOwner(manager, {
        name,
        country,
        ownerEmail,
        publicUrl,
        now: this.clock.now(),
      });
      return { tenant: await this.#get(manager, created.tenantId), invitation: created.invitation };
    });
  }

  /** @throws TenantNotFound, TenantNameMismatch, TenantStateConflict */
  async change(id: TenantId, change: TenantStateChange): Promise<OperatedTenant> {
    const tenant = await this.database.inTenant(id, async (manager) => {
      await changeTenantState(manager, id, change, this.clock.now());
      await bindToOperators(manager);
      return this.#get(manager, id);
    });
    this.standing.forget(id);
    // Consoles that are open look whether they may go on.
    this.liveUpdates.publish(id, 'admins');
    return tenant;
  }

  async #get(manager: EntityManager, id: TenantId): Promise<OperatedTenant> {
    const [tenant] = await this.#read(manager, 'id = $2', [id, 1]);
    if (!tenant) throw new TenantNotFound(id);
    return tenant;
  }

  async #read(manager: EntityManager, condition: string, values: [TenantId | null, number]): Promise<OperatedTenant[]> {
    const since = new Date(this.clock.now().getTime() - dayMilliseconds);
    const rows = await manager.query<TenantRow[]>(
      `select * from (
        select id, name, country, created_at, suspended_at, deleted_after,
          calls_stopped_at, calls_stopped_by_operator_at
        from tenants where ${condition} order by id desc limit $3
      ) tenant cross join lateral tenant_health(tenant.id, $1) order by id desc`,
      [since, ...values],
    );
    return rows.map(toOperatedTenant);
  }
}

const toOperatedTenant = ({ created_at, suspended_at, deleted_after, ...row }: TenantRow): OperatedTenant => ({
  id: row.id,
  name: row.name,
  country: row.country,
  createdAt: created_at.toISOString(),
  state: stateOf({ suspendedAt: suspended_at, deletedAfter: deleted_after }),
  deletedAfter: deleted_after?.toISOString() ?? null,
  callingStop: toStop({
    callsStoppedAt: row.calls_stopped_at,
    callsStoppedByOperatorAt: row.calls_stopped_by_operator_at,
  }),
  isConnected: row.is_connected,
  twilioCheck:
    row.check_outcome && row.checked_at ? { outcome: row.check_outcome, at: row.checked_at.toISOString() } : null,
  callsIn24Hours: row.calls,
  lastCallAt: row.last_call_at?.toISOString() ?? null,
  reps: row.reps,
  admins: row.admins,
});
