import type { AdminId, AdminRole, OperatorId } from '@cordboard/contracts';
import { IsNull, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import { createCredential, noTenant } from '../authentication/credential.js';
import { OperatorSessionEntity, OperatorSessionTokenEntity } from '../operators/operator.entity.js';
import {
  ConsoleSessionEntity,
  ConsoleSessionTokenEntity,
  type SessionColumns,
  type SessionTokenColumns,
} from './console-session.entity.js';

/** A session as one of its tokens leads to it, the present one or a replaced one. */
export interface SessionOfToken {
  session_id: string;
  device: string;
  email: string;
  token_created_at: Date;
  token_replaced_at: Date | null;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  holder:
    | { kind: 'admin'; admin_id: AdminId; role: AdminRole; lacks_second_factor: boolean }
    | { kind: 'operator'; operator_id: OperatorId };
}

/** Where a realm's sessions and their tokens are. */
export interface SessionTables {
  sessions: EntityTarget<SessionColumns>;
  tokens: EntityTarget<SessionTokenColumns>;
  /** The columns that say whose realm a row is of. */
  scope: FindOptionsWhere<SessionColumns> & FindOptionsWhere<SessionTokenColumns>;
}

export const tablesOf = (realm: Realm): SessionTables =>
  realm.kind === 'tenant'
    ? {
        sessions: ConsoleSessionEntity,
        tokens: ConsoleSessionTokenEntity,
        scope: { tenantId: realm.tenantId } as object,
      }
    : { sessions: OperatorSessionEntity, tokens: OperatorSessionTokenEntity, scope: {} };

const tokenColumns = `session_id, device, email, token.created_at as token_created_at, token.replaced_at as token_replaced_at,
  last_used_at, expires_at, revoked_at`;

export async function findByToken(
  manager: EntityManager,
  realm: Realm,
  tokenHash: Buffer,
): Promise<SessionOfToken | undefined> {
  const [row] =
    realm.kind === 'tenant'
      ? await manager.query<SessionOfToken[]>(
          `select ${tokenColumns}, json_build_object('kind', 'admin', 'admin_id', admin_id, 'role', role,
            'lacks_second_factor', requires_second_factor and signed_in_with = 'password' and totp_confirmed_at is null
          ) as holder
          from console_session_tokens token
            join console_sessions session on session.tenant_id = token.tenant_id and session.id = token.session_id
            join admins on admins.tenant_id = session.tenant_id and admins.id = session.admin_id
            join tenants on tenants.id = token.tenant_id
          where token.tenant_id = $1 and token.token_hash = $2`,
          [realm.tenantId, tokenHash],
        )
      : await manager.query<SessionOfToken[]>(
          `select ${tokenColumns}, json_build_object('kind', 'operator', 'operator_id', operator_id) as holder
          from operator_session_tokens token
            join operator_sessions session on session.id = token.session_id
            join operators on operators.id = session.operator_id
          where token.token_hash = $1`,
          [tokenHash],
        );
  return row;
}

/** Returns the token; only its hash is kept. */
export async function issueToken(
  manager: EntityManager,
  realm: Realm,
  sessionId: string,
  createdAt: Date,
): Promise<string> {
  const { tokens, scope } = tablesOf(realm);
  const { text, hash } =
    realm.kind === 'tenant' ? createCredential('cbc', realm.tenantId) : createCredential('cbo', noTenant);
  await manager.insert(tokens, { ...(scope as object), tokenHash: hash, sessionId, createdAt });
  return text;
}

/** Returns the next token; of several who replace the same one at once, to one. */
export async function replaceToken(
  manager: EntityManager,
  realm: Realm,
  { tokenHash, sessionId }: { tokenHash: Buffer; sessionId: string },
  now: Date,
): Promise<string | undefined> {
  const { tokens, scope } = tablesOf(realm);
  const { affected } = await manager.update(tokens, { ...scope, tokenHash, replacedAt: IsNull() }, { replacedAt: now });
  return affected === 1 ? issueToken(manager, realm, sessionId, now) : undefined;
}
