import type { PutTwilioConfig, TenantId, TwilioConfig } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClientNames } from '../clients/client-names.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { TenantSecrets } from '../secrets/tenant-secrets.js';
import { Tenants } from '../tenants/tenants.js';
import { ClientNameConflict, SecretRequired, TwilioConfigAbsent, TwilioNotConnected } from './errors.js';
import { connectionOf, type TwilioConnection } from './twilio-connection.js';
import { TwilioConfigEntity } from './twilio-config.entity.js';

const apiKeySecretColumn = 'twilio_configs.api_key_secret_sealed';
const authTokenColumn = 'twilio_configs.auth_token_sealed';

/** Each tenant's Twilio config record: written whole, its secrets sealed, its connection kept ready for a few seconds. */
@Injectable()
export class TwilioConfigs {
  readonly #connections: ExpiringCache<TwilioConnection | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: TenantSecrets,
    private readonly tenants: Tenants,
    private readonly clientNames: ClientNames,
    private readonly clock: Clock,
  ) {
    this.#connections = new ExpiringCache(clock);
  }

  async get(tenantId: TenantId): Promise<TwilioConfig> {
    const config = await this.database.inTenant(tenantId, (manager) => this.#find(manager, tenantId));
    if (!config) throw new TwilioConfigAbsent(tenantId);
    return withoutSecrets(config);
  }

  async put(tenantId: TenantId, written: PutTwilioConfig): Promise<TwilioConfig> {
    const config = await this.database.inTenant(tenantId, async (manager) => {
      await this.tenants.lockNames(manager, tenantId, 'exclusive');
      const stored = await this.#find(manager, tenantId);
      const config: TwilioConfigEntity = {
        tenantId,
        accountSid: written.accountSid,
        apiKeySid: written.apiKeySid,
        ...(await this.#apiKeySecret(manager, tenantId, written, stored)),
        ...(await this.#authToken(manager, tenantId, written, stored)),
        applicationSid: written.applicationSid,
        callerId: written.callerId ?? null,
        region: written.region,
        updatedAt: this.clock.now(),
      };
      if (stored?.accountSid !== written.accountSid) {
        const taken = await this.clientNames.moveToAccount(manager, tenantId, written.accountSid);
        if (taken.length > 0) throw new ClientNameConflict(taken);
      }
      return manager.save(TwilioConfigEntity, config);
    });
    this.#connections.forget(tenantId);
    return withoutSecrets(config);
  }

  /** @throws TwilioNotConnected */
  async getConnected(tenantId: TenantId): Promise<TwilioConnection> {
    const connection = await this.findConnected(tenantId);
    if (!connection) throw new TwilioNotConnected(tenantId);
    return connection;
  }

  findConnected(tenantId: TenantId): Promise<TwilioConnection | undefined> {
    return this.#connections.get(tenantId, () =>
      this.database.inTenant(tenantId, async (manager) => {
        const config = await this.#find(manager, tenantId);
        if (!config) return undefined;
        const unseal = (column: string, sealed: Buffer) => this.secrets.unseal(manager, tenantId, column, sealed);
        return connectionOf(config, await this.tenants.get(manager, tenantId), {
          apiKeySecret: await unseal(apiKeySecretColumn, config.apiKeySecretSealed),
          authToken: config.authTokenSealed ? await unseal(authTokenColumn, config.authTokenSealed) : undefined,
        });
      }),
    );
  }

  #find(manager: EntityManager, tenantId: TenantId): Promise<TwilioConfigEntity | null> {
    return manager.findOneBy(TwilioConfigEntity, { tenantId });
  }

  async #apiKeySecret(
    manager: EntityManager,
    tenantId: TenantId,
    { apiKeySid, apiKeySecret }: PutTwilioConfig,
    stored: TwilioConfigEntity | null,
  ) {
    if (apiKeySecret !== undefined) {
      return {
        apiKeySecretSealed: await this.secrets.seal(manager, tenantId, apiKeySecretColumn, apiKeySecret),
        apiKeySecretLastFour: apiKeySecret.slice(-4),
        apiKeySecretUpdatedAt: this.clock.now(),
      };
    }
    if (stored?.apiKeySid !== apiKeySid) throw new SecretRequired('apiKeySecret', 'apiKeySid');
    const { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt } = stored;
    return { apiKeySecretSealed, apiKeySecretLastFour, apiKeySecretUpdatedAt };
  }

  async #authToken(
    manager: EntityManager,
    tenantId: TenantId,
    { accountSid, authToken }: PutTwilioConfig,
    stored: TwilioConfigEntity | null,
  ) {
    if (authToken !== undefined) {
      return {
        authTokenSealed: await this.secrets.seal(manager, tenantId, authTokenColumn, authToken),
        authTokenLastFour: authToken.slice(-4),
        authTokenUpdatedAt: this.clock.now(),
      };
    }
    if (!stored?.authTokenSealed) return { authTokenSealed: null, authTokenLastFour: null, authTokenUpdatedAt: null };
    if (stored.accountSid !== accountSid) throw new SecretRequired('authToken', 'accountSid');
    const { authTokenSealed, authTokenLastFour, authTokenUpdatedAt } = stored;
    return { authTokenSealed, authTokenLastFour, authTokenUpdatedAt };
  }
}

function withoutSecrets(config: TwilioConfigEntity): TwilioConfig {
  const { accountSid, apiKeySid, applicationSid, callerId, region } = config;
  const described = (lastFour: string | null, updatedAt: Date | null) =>
    lastFour !== null && updatedAt !== null
      ? ({ set: true, lastFour, updatedAt: updatedAt.toISOString() } as const)
      : ({ set: false } as const);
  return {
    accountSid,
    apiKeySid,
    apiKeySecret: described(config.apiKeySecretLastFour, config.apiKeySecretUpdatedAt),
    authToken: described(config.authTokenLastFour, config.authTokenUpdatedAt),
    applicationSid,
    callerId,
    region,
    updatedAt: config.updatedAt.toISOString(),
  };
}
