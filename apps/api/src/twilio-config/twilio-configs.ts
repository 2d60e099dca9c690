import type { ChangeTwilioConfig, PutTwilioConfig, TenantId, TwilioConfig } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import { ClientNames } from '../clients/client-names.js';
import { KnownClients } from '../clients/known-clients.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { dropAccountOverrides } from '../overrides/drop-account-overrides.js';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { Tenants } from '../tenants/tenants.js';
import { describeInAudit } from './config-in-audit.js';
import { ConfigSecrets, noFormerAuthToken } from './config-secrets.js';
import { ClientNameConflict, TwilioConfigAbsent, TwilioNotConnected } from './errors.js';
import { scheduleFirstCheck } from './check-schedule.js';
import { refuseOtherVersion, type ExpectedVersion } from './expected-version.js';
import { accessOf, type TwilioAccess } from './twilio-access.js';
import { TwilioConnections } from './twilio-connections.js';
import { TwilioConfigEntity } from './twilio-config.entity.js';
import type { VersionedTwilioConfig } from './versioned-twilio-config.js';
import { withoutSecrets } from './without-secrets.js';

/** Each tenant's Twilio config record, its secrets sealed. */
@Injectable()
export class TwilioConfigs {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: ConfigSecrets,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly clock: Clock,
    private readonly connections: TwilioConnections,
    private readonly known: KnownClients,
  ) {}

  /** @throws TwilioConfigAbsent */
  async get(tenantId: TenantId): Promise<VersionedTwilioConfig> {
    const config = await this.database.readTenant(tenantId, (manager) => this.#find(manager, tenantId));
    if (!config) throw new TwilioConfigAbsent(tenantId);
    return this.#versioned(config);
  }

  /** @throws SecretRequired, ClientNameConflict, PreconditionRequired, TwilioConfigChangedMeanwhile */
  put(tenantId: TenantId, written: PutTwilioConfig, expected: ExpectedVersion): Promise<VersionedTwilioConfig> {
    return this.#write(tenantId, expected, async (manager, stored, sealing) => {
      if (stored?.accountSid !== written.accountSid) {
        const taken = await this.clientNames.moveToAccount(manager, tenantId, written.accountSid);
        if (taken.length > 0) throw new ClientNameConflict(taken);
        await dropAccountOverrides(manager, tenantId);
      }
      return {
        ...stored,
        tenantId,
        accountSid: written.accountSid,
        apiKeySid: written.apiKeySid,
        ...this.secrets.apiKeySecret(sealing, written, stored),
        ...this.secrets.authToken(sealing, written, stored),
        applicationSid: written.applicationSid,
        callerId: written.callerId ?? null,
        region: written.region,
        edge: written.edge ?? null,
        pushCredentialSidIos: written.pushCredentialSids?.ios ?? null,
        pushCredentialSidAndroid: written.pushCredentialSids?.android ?? null,
      };
    });
  }

  /** A choice among what the account has; null takes it back. @throws TwilioNotConnected and as `put` */
  choose(
    tenantId: TenantId,
    choice: Partial<Pick<TwilioConfig, 'applicationSid' | 'callerId'>>,
    expected: ExpectedVersion,
  ): Promise<VersionedTwilioConfig> {
    return this.#write(tenantId, expected, async (_, stored) => {
      if (!stored) throw new TwilioNotConnected(tenantId);
      return { ...stored, ...choice };
    });
  }

  /** What Twilio is not asked about. @throws TwilioNotConnected and as `put` */
  change(
    tenantId: TenantId,
    { edge, pushCredentialSids: { ios, android } = {} }: ChangeTwilioConfig,
    expected: ExpectedVersion,
  ): Promise<VersionedTwilioConfig> {
    return this.#write(tenantId, expected, async (_, stored) => {
      if (!stored) throw new TwilioNotConnected(tenantId);
      return {
        ...stored,
        ...(edge !== undefined && { edge }),
        ...(ios !== undefined && { pushCredentialSidIos: ios }),
        ...(android !== undefined && { pushCredentialSidAndroid: android }),
      };
    });
  }

  /** From now on what the former Auth Token signed is refused. @throws TwilioNotConnected and as `put` */
  endFormerAuthToken(tenantId: TenantId, expected: ExpectedVersion): Promise<VersionedTwilioConfig> {
    return this.#write(tenantId, expected, async (_, stored) => {
      if (!stored) throw new TwilioNotConnected(tenantId);
      return { ...stored, ...noFormerAuthToken };
    });
  }

  /** Deletes the record, its secrets with it; the client names stay the tenant's, and are free in the account. */
  async forget(tenantId: TenantId, expected: ExpectedVersion): Promise<void> {
    const sealing = await this.secrets.sealing(tenantId);
    await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      const stored = await this.#find(manager, tenantId);
      refuseOtherVersion(stored ? this.#versioned(stored) : undefined, expected);
      await manager.delete(TwilioConfigEntity, { tenantId });
      await this.clientNames.releaseAll(manager, tenantId);
      await dropAccountOverrides(manager, tenantId);
      await this.#record(manager, sealing, 'twilio_config.forgotten', stored, null);
    });
    this.connections.forget(tenantId);
    // With another account, reps have lost what they had of the one before.
    this.known.forgetTenant(tenantId);
  }

  async findAccess(tenantId: TenantId): Promise<TwilioAccess | undefined> {
    const config = await this.database.readTenant(tenantId, (manager) => this.#find(manager, tenantId));
    return config ? accessOf(config, await this.secrets.open(config), this.clock.now()) : undefined;
  }

  /** @throws TwilioNotConnected */
  async getAccess(tenantId: TenantId): Promise<TwilioAccess> {
    const access = await this.findAccess(tenantId);
    if (!access) throw new TwilioNotConnected(tenantId);
    return access;
  }

  /** What Cordboard calls the things that it makes at Twilio; Twilio takes 64 characters. */
  async nameAtTwilio(tenantId: TenantId): Promise<string> {
    const { name } = await this.database.readTenant(tenantId, (manager) => this.tenants.get(manager, tenantId));
    return `Cordboard: ${name}`.slice(0, 64);
  }

  #versioned(config: TwilioConfigEntity): VersionedTwilioConfig {
    return { config: withoutSecrets(config, this.clock.now()), version: config.version };
  }

  #find(manager: EntityManager, tenantId: TenantId): Promise<TwilioConfigEntity | null> {
    return manager.findOneBy(TwilioConfigEntity, { tenantId });
  }

  /** One writer at a time: who comes second sees what the first has written. */
  async #write(
    tenantId: TenantId,
    expected: ExpectedVersion,
    change: (
      manager: EntityManager,
      stored: TwilioConfigEntity | null,
      sealing: RealmSecrets,
    ) => Promise<Omit<TwilioConfigEntity, 'updatedAt' | 'version'>>,
  ): Promise<VersionedTwilioConfig> {
    const sealing = await this.secrets.sealing(tenantId);
    const config = await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      const stored = await this.#find(manager, tenantId);
      refuseOtherVersion(stored ? this.#versioned(stored) : undefined, expected);
      const now = this.clock.now();
      const saved = await manager.save(TwilioConfigEntity, {
        ...(await change(manager, stored, sealing)),
        updatedAt: now,
      });
      await scheduleFirstCheck(manager, tenantId, now);
      await this.#record(manager, sealing, 'twilio_config.changed', stored, saved);
      return saved;
    });
    this.connections.forget(tenantId);
    // With another account, reps have lost what they had of the one before.
    this.known.forgetTenant(tenantId);
    return this.#versioned(config);
  }

  async #record(
    manager: EntityManager,
    sealing: RealmSecrets,
    action: 'twilio_config.changed' | 'twilio_config.forgotten',
    before: TwilioConfigEntity | null,
    after: TwilioConfigEntity | null,
  ): Promise<void> {
    const config = after ?? before;
    if (!config) return;
    await recordChange(manager, config.tenantId, {
      action,
      target: { kind: 'twilio-config', id: config.accountSid, name: null },
      before: before ? describeInAudit(sealing, before, after) : undefined,
      after: after ? describeInAudit(sealing, after, before) : undefined,
      at: this.clock.now(),
    });
  }
}
