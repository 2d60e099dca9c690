import {
  mostTeams,
  type ChangeTeam,
  type CreateTeam,
  type Overrides,
  type Team,
  type TeamId,
  type TeamList,
  type TenantId,
} from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KnownClients } from '../clients/known-clients.js';
import { Clock } from '../clock.js';
import { isIntegrityViolation } from '../database/outage.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { ExpectedContent } from '../http/expected-content.js';
import { Tenants } from '../tenants/tenants.js';
import { TwilioAccounts } from '../twilio-account/twilio-accounts.js';
import { TeamChangedMeanwhile, TeamNameTaken, TooManyTeams } from './errors.js';
import { insertTeam, teamKeyOf } from './insert-team.js';
import { queryTeams, readTeam } from './query-teams.js';
import { recordTeam } from './record-team.js';
import { TeamEntity } from './team.entity.js';

/** Reps who have something in common: what a team has of its own holds for all of them. */
@Injectable()
export class Teams {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly known: KnownClients,
    private readonly accounts: TwilioAccounts,
    private readonly clock: Clock,
  ) {}

  async list(tenantId: TenantId): Promise<TeamList> {
    return { data: await this.database.readTenant(tenantId, (manager) => queryTeams(manager, tenantId)) };
  }

  /** @throws TeamNameTaken, TooManyTeams */
  async create(tenantId: TenantId, { name }: CreateTeam): Promise<Team> {
    const create = this.database.inTenant(tenantId, async (manager) => {
      // One after the other, so that no more are made than may be.
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      if ((await manager.countBy(TeamEntity, { tenantId })) >= mostTeams) throw new TooManyTeams();
      return insertTeam(manager, tenantId, name, this.clock.now());
    });
    return create.catch(explainTaken(name));
  }

  /** @throws TeamNotFound, TeamNameTaken, TeamChangedMeanwhile */
  change(tenantId: TenantId, id: TeamId, { name }: ChangeTeam, expected: ExpectedContent | undefined): Promise<Team> {
    return this.#change(tenantId, id, { name, nameKey: teamKeyOf(name) }, expected).catch(explainTaken(name));
  }

  /** @throws TeamNotFound, TeamChangedMeanwhile; for a value that is new as TwilioAccounts.refuseForeign */
  async override(
    tenantId: TenantId,
    id: TeamId,
    overrides: Overrides,
    expected: ExpectedContent | undefined,
  ): Promise<Team> {
    const seen = await this.database.readTenant(tenantId, (manager) => readTeam(manager, tenantId, id));
    refuseOtherVersion(seen, expected);
    await this.accounts.refuseForeign(tenantId, overrides, seen.overrides);
    return this.#change(tenantId, id, overrides, expected);
  }

  /** Its reps are in no team then. @throws TeamNotFound */
  async remove(tenantId: TenantId, id: TeamId): Promise<void> {
    await this.database.inTenant(tenantId, async (manager) => {
      await lock(manager, tenantId, id);
      const team = await readTeam(manager, tenantId, id);
      await manager.query('update clients set team_id = null where tenant_id = $1 and team_id = $2', [tenantId, id]);
      await manager.delete(TeamEntity, { tenantId, id });
      await recordTeam(manager, tenantId, 'team.deleted', { before: team, at: this.clock.now() });
    });
    this.known.forgetTenant(tenantId);
  }

  async #change(
    tenantId: TenantId,
    id: TeamId,
    changes: Partial<TeamEntity>,
    expected: ExpectedContent | undefined,
  ): Promise<Team> {
    const changed = await this.database.inTenant(tenantId, async (manager) => {
      await lock(manager, tenantId, id);
      const before = await readTeam(manager, tenantId, id);
      refuseOtherVersion(before, expected);
      await manager.update(TeamEntity, { tenantId, id }, changes);
      const after = await readTeam(manager, tenantId, id);
      await recordTeam(manager, tenantId, 'team.changed', { before, after, at: this.clock.now() });
      return after;
    });
    this.known.forgetTenant(tenantId);
    return changed;
  }
}

/** Who puts a rep into it waits, and finds it gone. */
const lock = (manager: EntityManager, tenantId: TenantId, id: TeamId) =>
  manager.query('select from teams where tenant_id = $1 and id = $2 for update', [tenantId, id]);

function refuseOtherVersion(present: Team, expected: ExpectedContent | undefined): void {
  if (expected && present.version !== expected.version) throw new TeamChangedMeanwhile(present);
}

const explainTaken = (name: string) => (error: unknown) => {
  throw isIntegrityViolation(error) ? new TeamNameTaken(name) : error;
};
