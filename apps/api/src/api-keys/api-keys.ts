import type { TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { CredentialsInvalid } from '../authentication/errors.js';
import type { Credential } from '../authentication/credential.js';
import type { Principal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ExpiringCache } from '../expiring-cache.js';
import { ApiKeyEntity } from './api-key.entity.js';

@Injectable()
export class ApiKeys {
  readonly #known: ExpiringCache<string>;

  constructor(
    private readonly database: TenantDatabase,
    clock: Clock,
  ) {
    this.#known = new ExpiringCache(clock);
  }

  /** @throws CredentialsInvalid for a key that was never made, or is no more. */
  async authenticate({ tenantId, hash }: Credential): Promise<Principal> {
    const apiKeyId = await this.#known.get(hash.toString('base64'), () => this.#find(tenantId, hash));
    return { kind: 'api-key', tenantId, apiKeyId };
  }

  async #find(tenantId: TenantId, keyHash: Buffer): Promise<string> {
    const key = await this.database.inTenant(tenantId, (manager) =>
      manager.findOneBy(ApiKeyEntity, { tenantId, keyHash }),
    );
    if (!key) throw new CredentialsInvalid();
    return key.id;
  }
}
