import { apiKeyScopes, type ApiKeyScope, type TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CredentialsExpired, CredentialsInvalid } from '../authentication/errors.js';
import { hashSecret, type Credential } from '../authentication/credential.js';
import type { ApiKeyPrincipal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { NodeCaches, type NodeCache } from '../nodes/node-caches.js';
import { ApiKeyEntity } from './api-key.entity.js';

const lastUseResolution = 60_000;

/** What is kept of a key: no more than its requests need, since thousands of tenants' are. */
interface KnownKey {
  readonly principal: ApiKeyPrincipal;
  readonly expiresAt: Date | null;
}

/** Whose an API key is, kept for a few seconds: requests are let in by it. */
@Injectable()
export class KnownApiKeys {
  readonly #known: NodeCache<KnownKey>;

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
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

  /** On this node at once, on the others as soon as they hear of it. */
  forget(hash: Buffer): void {
    this.#known.forget(cacheKey(hash));
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
