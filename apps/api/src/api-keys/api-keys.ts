import {
  apiKeyScopes,
  type ApiKey,
  type ApiKeyList,
  type ApiKeyScope,
  type ChangeApiKey,
  type CreateApiKey,
  type CreatedApiKey,
  type TenantId,
} from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import { CredentialsExpired, CredentialsInvalid } from '../authentication/errors.js';
import { hashSecret, type Credential } from '../authentication/credential.js';
import type { ApiKeyPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { Environment } from '../environment.js';
import { versionOf } from '../http/entity-tag.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { apiKeyPrefix, createApiKey } from './create-api-key.js';
import { ApiKeyChangedMeanwhile, ApiKeyNotFound } from './errors.js';

const lastUseResolution = 60_000;

/** What is kept of a key: no more than its requests need, since thousands of tenants' are. */
interface KnownKey {
  readonly principal: ApiKeyPrincipal;
  readonly expiresAt: Date | null;
}

@Injectable()
export class ApiKeys {
  readonly #known: NodeCache<KnownKey>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    @Inject(Environment) private readonly environment: Environment,
    private readonly rateLimits: RateLimits,
    caches: NodeCaches,
  ) {
    this.#known = caches.create('api-keys');
  }

  /** @throws CredentialsInvalid for a key that was never made, or is no more; CredentialsExpired */
  async authenticate({ tenantId, hash }: Credential): Promise<ApiKeyPrincipal> {
    const { principal, expiresAt } = await this.#known.get(cacheKey(hash), () => this.#find(tenantId, hash));
    if (this.#isPast(expiresAt)) throw new CredentialsExpired(expiresAt);
    return principal;
  }

  /**
   * Whose key this text is, where that can be told without waiting and nothing is to be refused. What is known by its hash
   * has the right form and checksum.
   */
  recall(text: string): ApiKeyPrincipal | undefined {
    const key = this.#known.recall(cacheKey(hashSecret(text)));
    return key && !this.#isPast(key.expiresAt) ? key.principal : undefined;
  }

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
    this.#known.forget(cacheKey(key.keyHash));
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
    this.#known.forget(cacheKey(key.keyHash));
  }

  #isPast(expiresAt: Date | null): expiresAt is Date {
    return expiresAt !== null && expiresAt <= this.clock.now();
  }

  async #find(tenantId: TenantId, keyHash: Buffer): Promise<KnownKey> {
    const key = await this.database.inTenant(tenantId, async (manager) => {
      const found = await manager.findOneBy(ApiKeyEntity, { tenantId, keyHash });
      if (found) await this.#noteUse(manager, found);
      return found;
    });
    if (!key) throw new CredentialsInvalid();
    const { id: apiKeyId, name: apiKeyName, requestsPerMinute, expiresAt } = key;
    const scopes = oneListOf(key.scopes);
    return { principal: { kind: 'api-key', tenantId, apiKeyId, apiKeyName, scopes, requestsPerMinute }, expiresAt };
  }

  /** Done where the key is read anyway, so that it costs a key in use one write a minute. */
  async #noteUse(manager: EntityManager, { tenantId, id, lastUsedAt }: ApiKeyEntity): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < lastUseResolution) return;
    await manager.update(ApiKeyEntity, { tenantId, id }, { lastUsedAt: now });
  }
}

/** Most keys have all scopes: the same list for all of those. */
const oneListOf = (scopes: readonly ApiKeyScope[]): readonly ApiKeyScope[] =>
  scopes.length === apiKeyScopes.length && apiKeyScopes.every((scope, place) => scopes[place] === scope)
    ? apiKeyScopes
    : scopes;

const cacheKey = (hash: Buffer) => hash.toString('base64');

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
