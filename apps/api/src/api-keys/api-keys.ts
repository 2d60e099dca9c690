import type { ApiKey, CreateApiKey, CreatedApiKey, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CredentialsInvalid } from '../authentication/errors.js';
import type { Credential } from '../authentication/credential.js';
import type { Principal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { DomainError } from '../domain-error.js';
import { Environment } from '../environment.js';
import { ExpiringCache } from '../expiring-cache.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { apiKeyPrefix, createApiKey } from './create-api-key.js';

const lastUseResolution = 60_000;

export class ApiKeyNotFound extends DomainError {
  readonly code = 'api_key.not_found';
  override readonly isAbsence = true;
  constructor(id: string) {
    super(`There is no API key ${id}.`);
  }
}

@Injectable()
export class ApiKeys {
  readonly #known: ExpiringCache<string>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    @Inject(Environment) private readonly environment: Environment,
  ) {
    this.#known = new ExpiringCache(clock);
  }

  /** @throws CredentialsInvalid for a key that was never made, or is no more. */
  async authenticate({ tenantId, hash }: Credential): Promise<Principal> {
    const apiKeyId = await this.#known.get(cacheKey(hash), () => this.#find(tenantId, hash));
    return { kind: 'api-key', tenantId, apiKeyId };
  }

  /** The key itself is in this answer and nowhere else. */
  async create(tenantId: TenantId, { name }: CreateApiKey): Promise<CreatedApiKey> {
    const prefix = apiKeyPrefix(this.environment);
    const { key, row } = await this.database.inTenant(tenantId, (manager) =>
      createApiKey(manager, tenantId, { name, prefix, createdAt: this.clock.now() }),
    );
    return { ...toApiKey(row), key };
  }

  /** Newest first. */
  async list(tenantId: TenantId): Promise<ApiKey[]> {
    const rows = await this.database.inTenant(tenantId, (manager) =>
      manager.find(ApiKeyEntity, { where: { tenantId }, order: { createdAt: 'DESC', id: 'DESC' } }),
    );
    return rows.map(toApiKey);
  }

  /**
   * Holds at once on this node, and on others when what they know of the key has expired, after five seconds.
   *
   * @throws ApiKeyNotFound
   */
  async revoke(tenantId: TenantId, id: string): Promise<void> {
    const key = await this.database.inTenant(tenantId, async (manager) => {
      const found = await manager.findOneBy(ApiKeyEntity, { tenantId, id });
      await manager.delete(ApiKeyEntity, { tenantId, id });
      return found;
    });
    if (!key) throw new ApiKeyNotFound(id);
    this.#known.forget(cacheKey(key.keyHash));
  }

  async #find(tenantId: TenantId, keyHash: Buffer): Promise<string> {
    const key = await this.database.inTenant(tenantId, async (manager) => {
      const found = await manager.findOneBy(ApiKeyEntity, { tenantId, keyHash });
      if (found) await this.#noteUse(manager, found);
      return found;
    });
    if (!key) throw new CredentialsInvalid();
    return key.id;
  }

  /** Done where the key is read anyway, so that it costs a key in use one write a minute. */
  async #noteUse(manager: EntityManager, { tenantId, id, lastUsedAt }: ApiKeyEntity): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < lastUseResolution) return;
    await manager.update(ApiKeyEntity, { tenantId, id }, { lastUsedAt: now });
  }
}

const cacheKey = (hash: Buffer) => hash.toString('base64');

const toApiKey = ({ id, name, prefix, lastFour, createdAt, lastUsedAt }: ApiKeyEntity): ApiKey => ({
  id,
  name,
  preview: prefix !== null && lastFour !== null ? { prefix, lastFour } : null,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
