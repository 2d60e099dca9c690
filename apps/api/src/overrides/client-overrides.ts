import type { ClientId, EffectiveConfig, Overrides, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import { ClientEntity } from '../clients/client.entity.js';
import { ClientNotFound } from '../clients/errors.js';
import { KnownClients } from '../clients/known-clients.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import type { ExpectedContent } from '../http/expected-content.js';
import { TeamEntity } from '../teams/team.entity.js';
import { TwilioAccounts } from '../twilio-account/twilio-accounts.js';
import { nearestEdges } from '../twilio-config/twilio-connection.js';
import { TwilioConfigEntity } from '../twilio-config/twilio-config.entity.js';
import { effectiveConfig, overridesOf } from './effective-config.js';
import { ClientConfigChangedMeanwhile } from './errors.js';

/** What one rep has in place of the team's and the tenant's, and what holds for them. */
@Injectable()
export class ClientOverrides {
  constructor(
    private readonly database: TenantDatabase,
    private readonly known: KnownClients,
    private readonly accounts: TwilioAccounts,
    private readonly clock: Clock,
  ) {}

  /** @throws ClientNotFound */
  get(tenantId: TenantId, id: ClientId): Promise<EffectiveConfig> {
    return this.database.readTenant(tenantId, async (manager) => {
      const client = await manager.findOneBy(ClientEntity, { tenantId, id });
      if (!client) throw new ClientNotFound(id);
      return readEffective(manager, client);
    });
  }

  /** @throws ClientNotFound, ClientConfigChangedMeanwhile; for a value that is new as TwilioAccounts.refuseForeign */
  async put(
    tenantId: TenantId,
    id: ClientId,
    overrides: Overrides,
    expected: ExpectedContent | undefined,
  ): Promise<EffectiveConfig> {
    const seen = await this.database.readTenant(tenantId, async (manager) => {
      const client = await manager.findOneBy(ClientEntity, { tenantId, id });
      if (!client) throw new ClientNotFound(id);
      await refuseOtherVersion(manager, client, expected);
      return client;
    });
    await this.accounts.refuseForeign(tenantId, overrides, seen);
    const { effective, names } = await this.database.inTenant(tenantId, async (manager) => {
      const client = await manager.findOne(ClientEntity, {
        where: { tenantId, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!client) throw new ClientNotFound(id);
      await refuseOtherVersion(manager, client, expected);
      await manager.update(ClientEntity, { tenantId, id }, overrides);
      const effective = await readEffective(manager, { ...client, ...overrides });
      const names = await this.known.namesOf(manager, client);
      await recordChange(manager, tenantId, {
        action: 'client.changed',
        target: { kind: 'client', id, name: client.name },
        before: overridesOf(client),
        after: overrides,
        at: this.clock.now(),
      });
      return { effective, names };
    });
    this.known.forget(tenantId, names);
    return effective;
  }
}

async function refuseOtherVersion(
  manager: EntityManager,
  client: ClientEntity,
  expected: ExpectedContent | undefined,
): Promise<void> {
  if (!expected) return;
  const current = await readEffective(manager, client);
  if (current.version !== expected.version) throw new ClientConfigChangedMeanwhile(current);
}

async function readEffective(manager: EntityManager, client: ClientEntity): Promise<EffectiveConfig> {
  const { tenantId, teamId } = client;
  const config = await manager.findOneBy(TwilioConfigEntity, { tenantId });
  const team = teamId ? await manager.findOneBy(TeamEntity, { tenantId, id: teamId }) : null;
  const tenant = {
    applicationSid: config?.applicationSid ?? null,
    callerId: config?.callerId ?? null,
    edge: config?.edge ?? nearestEdges[config?.region ?? 'us1'],
  };
  return effectiveConfig(tenant, team, client);
}
