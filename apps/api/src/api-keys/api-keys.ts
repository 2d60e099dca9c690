import {
  apiKeyScopes,
  type ApiKey,
  type ApiKeyList,
  type ChangeApiKey,
  type CreateApiKey,
  type CreatedApiKey,
  type TenantId,
} from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { Environment } from '../environment.js';
import { versionOf } from '../http/entity-tag.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { apiKeyPrefix, createApiKey } from './create-api-key.js';
import { ApiKeyChangedMeanwhile, ApiKeyNotFound } from './errors.js';
import { KnownApiKeys } from './known-api-keys.js';

/** A tenant's API keys, as its admins look after them. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    @Inject(Environment) private readonly environment: Environment,
    private readonly rateLimits: RateLimits,
    private readonly known: KnownApiKeys,
  ) {}

  /** The key itself is in this answer and nowhere else. */
  async create(
    tenantId: TenantId,
    { name, scopes, expiresAt, requestsPerMinute = null }: CreateApiKey,
  ): Promise<CreatedApiKey> {
    const now = this.clock.now();
    const until = expiresAt ? new Date(expiresAt) : null;
    if (until && until <= now) throw new InvalidRequest([brokenRule('expiresAt', 'expiry_past')]);
    const wanted = scopes ? apiKeyScopes.filter((scope) => scopes.includes(scope)) : apiKeyScopes;
    const prefix = apiKeyPrefix(this.environment);
    const { key, row } = await this.database.inTenant(tenantId, (manager) =>
      createApiKey(manager, tenantId, {
        name,
        prefix,
        scopes: wanted,
        expiresAt: until,
        requestsPerMinute,
        createdAt: now,
      }),
    );
    return { ...toApiKey(row), key };
  }

  /** Newest first. */
  async list(tenantId: TenantId): Promise<ApiKeyList> {
    const rows = await this.database.readTenant(tenantId, (manager) =>
      manager.find(ApiKeyEntity, { where: { tenantId }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
    return { data: rows.map(toApiKey), defaultRequestsPerMinute: this.rateLimits.limitOfKeys ?? null };
  }

  /**
   * Holds as `revoke` does.
   *
   * @param version the one that was seen
   * @throws ApiKeyNotFound, ApiKeyChangedMeanwhile
   */
  async change(
    tenantId: TenantId,
    id: string,
    { requestsPerMinute }: ChangeApiKey,
    version: string | undefined,
  ): Promise<ApiKey> {
    const key = await this.database.inTenant(tenantId, async (manager) => {
      const where = { tenantId, id };
      const before = await manager.findOne(ApiKeyEntity, { where, lock: { mode: 'pessimistic_write' } });
      if (!before) throw new ApiKeyNotFound(id);
      const present = toApiKey(before);
      if (present.version !== version) throw new ApiKeyChangedMeanwhile(present);
      await manager.update(ApiKeyEntity, where, { requestsPerMinute });
      await recordChange(manager, tenantId, {
        action: 'api_key.changed',
        target: { kind: 'api-key', id, name: before.name },
        before: { requestsPerMinute: before.requestsPerMinute },
        after: { requestsPerMinute },
        at: this.clock.now(),
      });
      return { ...before, requestsPerMinute };
    });
    this.known.forget(key.keyHash);
    return toApiKey(key);
  }

  /**
   * Holds at once on this node, on others as soon as they hear of it, and after five seconds at the latest.
   *
   * @throws ApiKeyNotFound
   */
  async revoke(tenantId: TenantId, id: string): Promise<void> {
    const key = await this.database.inTenant(tenantId, async (manager) => {
      const found = await manager.findOneBy(ApiKeyEntity, { tenantId, id });
      const { affected } = await manager.delete(ApiKeyEntity, { tenantId, id });
      if (!found || affected !== 1) return null;
      const { name, prefix, lastFour, scopes, expiresAt } = found;
      await recordChange(manager, tenantId, {
        action: 'api_key.revoked',
        target: { kind: 'api-key', id, name },
        before: { prefix, lastFour, scopes, expiresAt },
        at: this.clock.now(),
      });
      return found;
    });
    if (!key) throw new ApiKeyNotFound(id);
    this.known.forget(key.keyHash);
  }
}

const toApiKey = ({
  id,
  name,
  prefix,
  lastFour,
  scopes,
  requestsPerMinute,
  createdAt,
  expiresAt,
  lastUsedAt,
}: ApiKeyEntity): ApiKey => ({
  id,
  name,
  preview: prefix !== null && lastFour !== null ? { prefix, lastFour } : null,
  scopes,
  requestsPerMinute,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  version: versionOf([requestsPerMinute]),
});
