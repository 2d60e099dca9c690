import type { AdminId, AdminRole, TenantId } from '@cordboard/contracts';
import { IsNull, type EntityManager } from 'typeorm';
import { createCredential } from '../authentication/credential.js';
import { ConsoleSessionTokenEntity } from './console-session.entity.js';

/** A session as one of its tokens leads to it, the present one or a replaced one. */
export interface SessionOfToken {
  session_id: string;
  admin_id: AdminId;
  email: string;
  role: AdminRole;
  token_created_at: Date;
  token_replaced_at: Date | null;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

export async function findByToken(
  manager: EntityManager,
  tenantId: TenantId,
  tokenHash: Buffer,
): Promise<SessionOfToken | undefined> {
  const [row] = await manager.query<SessionOfToken[]>(
    `select session_id, admin_id, email, role, token.created_at as token_created_at,
      token.replaced_at as token_replaced_at, last_used_at, expires_at, revoked_at
    from console_session_tokens token
      join console_sessions session on session.tenant_id = token.tenant_id and session.id = token.session_id
      join admins on admins.tenant_id = session.tenant_id and admins.id = session.admin_id
    where token.tenant_id = $1 and token.token_hash = $2`,
    [tenantId, tokenHash],
  );
  return row;
}

/** Returns the token; only its hash is kept. */
export async function issueToken(
  manager: EntityManager,
  tenantId: TenantId,
  sessionId: string,
  createdAt: Date,
): Promise<string> {
  const { text, hash } = createCredential('cbc', tenantId);
  await manager.insert(ConsoleSessionTokenEntity, { tenantId, tokenHash: hash, sessionId, createdAt });
  return text;
}

/** Returns the next token; of several who replace the same one at once, to one. */
export async function replaceToken(
  manager: EntityManager,
  tenantId: TenantId,
  { tokenHash, sessionId }: { tokenHash: Buffer; sessionId: string },
  now: Date,
): Promise<string | undefined> {
  const { affected } = await manager.update(
    ConsoleSessionTokenEntity,
    { tenantId, tokenHash, replacedAt: IsNull() },
    { replacedAt: now },
  );
  return affected === 1 ? issueToken(manager, tenantId, sessionId, now) : undefined;
}
