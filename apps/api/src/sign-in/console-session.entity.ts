import type { AdminId, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AdminEntity } from '../admins/admin.entity.js';

/** `provider`: the company's identity provider, which answers for the second factor as well. */
export type SignInMeans = 'password' | 'provider';

/** Of an admin's sessions and an operator's alike. */
export abstract class SessionColumns {
  abstract id: string;

  @Column('text')
  device!: string;

  @Column('timestamptz', { name: 'signed_in_at' })
  signedInAt!: Date;

  @Column('timestamptz', { name: 'last_used_at' })
  lastUsedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}

export abstract class SessionTokenColumns {
  abstract tokenHash: Buffer;

  @Column('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt!: Date | null;
}

/** One sign-in, however often its token is renewed. */
@Entity('console_sessions')
@ForeignKey(() => AdminEntity, ['tenantId', 'adminId'], ['tenantId', 'id'], {
  name: 'console_sessions_admin_fkey',
  onDelete: 'CASCADE',
})
@Index('console_sessions_admin_idx', ['tenantId', 'adminId', 'signedInAt'])
export class ConsoleSessionEntity extends SessionColumns {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'console_sessions_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'console_sessions_pkey' })
  id!: string;

  @Column('uuid', { name: 'admin_id' })
  adminId!: AdminId;

  @Column('text', { name: 'signed_in_with', default: 'password' })
  signedInWith!: SignInMeans;
}

/** Every token that a session had, so that a replaced one is known when it comes back. */
@Entity('console_session_tokens')
@ForeignKey(() => ConsoleSessionEntity, ['tenantId', 'sessionId'], ['tenantId', 'id'], {
  name: 'console_session_tokens_session_fkey',
  onDelete: 'CASCADE',
})
@Index('console_session_tokens_session_idx', ['tenantId', 'sessionId'])
export class ConsoleSessionTokenEntity extends SessionTokenColumns {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'console_session_tokens_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'console_session_tokens_pkey' })
  tokenHash!: Buffer;
}

/** Of no tenant: guesses are counted before anybody knows whose account they are meant for. */
@Entity('sign_in_tries')
export class SignInTriesEntity {
  @PrimaryColumn('bytea', { name: 'key_hash', primaryKeyConstraintName: 'sign_in_tries_pkey' })
  keyHash!: Buffer;

  @Column('timestamptz', { name: 'tried_at', array: true })
  triedAt!: Date[];

  @Column('timestamptz', { name: 'last_tried_at' })
  @Index('sign_in_tries_last_tried_at_idx')
  lastTriedAt!: Date;
}
