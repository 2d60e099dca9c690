import type { OperatorId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountColumns } from '../accounts/account.js';
import { SessionColumns, SessionTokenColumns } from '../sign-in/console-session.entity.js';

/** Somebody who runs Cordboard for many tenants. */
@Entity('operators')
@Unique('operators_email_key', ['email'])
@Unique('operators_link_hash_key', ['linkHash'])
export class OperatorEntity extends AccountColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'operators_pkey' })
  id!: OperatorId;

  /** Of the link with which they choose a password. */
  @Column('bytea', { name: 'link_hash', nullable: true })
  linkHash!: Buffer | null;

  @Column('timestamptz', { name: 'link_expires_at', nullable: true })
  linkExpiresAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

@Entity('operator_sessions')
@ForeignKey(() => OperatorEntity, ['operatorId'], ['id'], {
  name: 'operator_sessions_operator_fkey',
  onDelete: 'CASCADE',
})
@Index('operator_sessions_operator_idx', ['operatorId', 'signedInAt'])
export class OperatorSessionEntity extends SessionColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'operator_sessions_pkey' })
  id!: string;

  @Column('uuid', { name: 'operator_id' })
  operatorId!: OperatorId;
}

@Entity('operator_session_tokens')
@ForeignKey(() => OperatorSessionEntity, ['sessionId'], ['id'], {
  name: 'operator_session_tokens_session_fkey',
  onDelete: 'CASCADE',
})
@Index('operator_session_tokens_session_idx', ['sessionId'])
export class OperatorSessionTokenEntity extends SessionTokenColumns {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'operator_session_tokens_pkey' })
  tokenHash!: Buffer;
}

/** Of the link that a fresh deployment prints. */
@Entity('first_tenant_links')
export class FirstTenantLinkEntity {
  @PrimaryColumn('bytea', { name: 'token_hash', primaryKeyConstraintName: 'first_tenant_links_pkey' })
  tokenHash!: Buffer;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
