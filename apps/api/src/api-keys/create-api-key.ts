import type { ApiKeyScope, TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '../audit/record-change.js';
import { createCredential, type ApiKeyPrefix } from '../authentication/credential.js';
import { ApiKeyEntity } from './api-key.entity.js';

export interface NewApiKey {
  name: string;
  prefix: ApiKeyPrefix;
  scopes: readonly ApiKeyScope[];
  /** Null for a key that works until it is revoked. */
  expiresAt: Date | null;
  createdAt: Date;
}

/** The key itself is returned once and stored nowhere. */
export async function createApiKey(
  manager: EntityManager,
  tenantId: TenantId,
  { name, prefix, scopes, expiresAt, createdAt }: NewApiKey,
): Promise<{ key: string; row: ApiKeyEntity }> {
  const { text, hash } = createCredential(prefix, tenantId);
  const row = manager.create(ApiKeyEntity, {
    tenantId,
    id: uuidv7(),
    name,
    keyHash: hash,
    prefix,
    lastFour: text.slice(-4),
    scopes: [...scopes],
    expiresAt,
    lastUsedAt: null,
    createdAt,
  });
  await manager.insert(ApiKeyEntity, row);
  await recordChange(manager, tenantId, {
    action: 'api_key.created',
    target: { kind: 'api-key', id: row.id, name },
    after: { prefix, lastFour: row.lastFour, scopes, expiresAt },
    at: createdAt,
  });
  return { key: text, row };
}

/** So that a key that turns up where it should not says at once whether it matters. */
export const apiKeyPrefix = ({ isProduction }: { isProduction: boolean }): ApiKeyPrefix =>
  isProduction ? 'cb_live' : 'cb_test';
