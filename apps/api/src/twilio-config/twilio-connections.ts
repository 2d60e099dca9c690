import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { Tenants } from '../tenants/tenants.js';
import { ConfigSecrets } from './config-secrets.js';
import { TwilioNotConnected } from './errors.js';
import { connectionOf, type TwilioConnection } from './twilio-connection.js';
import { TwilioConfigEntity } from './twilio-config.entity.js';

/** Each tenant's Twilio account, kept ready for a few seconds: for tokens and webhooks, which come in numbers. */
@Injectable()
export class TwilioConnections {
  readonly #known: NodeCache<TwilioConnection | undefined>;
  readonly #anew: ExpiringCache<TwilioConnection | undefined>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: ConfigSecrets,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
    caches: NodeCaches,
  ) {
    this.#known = caches.create('twilio-connections');
    this.#anew = new ExpiringCache(clock, { lifetimeSeconds: 1 });
  }

  /** @throws TwilioNotConnected */
  async get(tenantId: TenantId): Promise<TwilioConnection> {
    const connection = await this.find(tenantId);
    if (!connection) throw new TwilioNotConnected(tenantId);
    return connection;
  }

  find(tenantId: TenantId): Promise<TwilioConnection | undefined> {
    return this.#known.get(tenantId, () => this.#load(tenantId));
  }

  /** Where it can be told without waiting. */
  recall(tenantId: TenantId): TwilioConnection | undefined {
    return this.#known.recall(tenantId);
  }

  /** As it is in the database: for who has met something newer than what is kept. At most once a second for a tenant. */
  findAnew(tenantId: TenantId): Promise<TwilioConnection | undefined> {
    return this.#anew.get(tenantId, async () => {
      const connection = await this.#load(tenantId);
      // Only now: while the database is away, what is kept is all there is.
      this.#known.forgetHere(tenantId);
      return connection;
    });
  }

  /** After a change, so that it holds. */
  forget(tenantId: TenantId): void {
    this.#known.forget(tenantId);
  }

  async #load(tenantId: TenantId): Promise<TwilioConnection | undefined> {
    const found = await this.database.inTenant(tenantId, async (manager) => {
      const config = await manager.findOneBy(TwilioConfigEntity, { tenantId });
      if (!config) return undefined;
      await dropOutdatedAuthToken(manager, config, this.clock.now());
      return { config, tenant: await this.tenants.get(manager, tenantId) };
    });
    return found && connectionOf(found.config, found.tenant, await this.secrets.open(found.config));
  }
}

/** A clock that is wrong by hours must erase nothing: put right, it may say that the time is not over. */
const keptBeyondMilliseconds = 24 * 3600 * 1000;

/** Refused from its end on, and of no more use a day later. Past the entity: nobody sees the record change by it. */
async function dropOutdatedAuthToken(manager: EntityManager, config: TwilioConfigEntity, now: Date): Promise<void> {
  const { tenantId, formerAuthTokenAcceptedUntil: until } = config;
  const longAgo = new Date(now.getTime() - keptBeyondMilliseconds);
  if (until === null || until > longAgo) return;
  await manager.query(
    `update twilio_configs set former_auth_token_sealed = null, former_auth_token_last_four = null,
      former_auth_token_accepted_until = null
    where tenant_id = $1 and former_auth_token_accepted_until <= $2`,
    [tenantId, longAgo],
  );
}
