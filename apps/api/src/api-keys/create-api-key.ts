import type { TenantId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { createCredential, type ApiKeyPrefix } from '../authentication/credential.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** The key itself is returned once and stored nowhere. */
export async function createApiKey(
  manager: EntityManager,
  tenantId: TenantId,
  { name, prefix, createdAt }: { name: string; prefix: ApiKeyPrefix; createdAt: Date },
): Promise<string> {
  const { text, hash } = createCredential(prefix, tenantId);
  await manager.insert(ApiKeyEntity, { tenantId, id: uuidv7(), name, keyHash: hash, createdAt });
  return text;
}
