import type { ClientId, TenantId, TokenAskerKind, TokenDialect } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

/**
 * A line of the token ledger. What a token's own id says is always there; the rest is null where a token was revoked
 * whose line had not been written yet, and never was.
 */
@Entity('issued_tokens')
@Index('issued_tokens_newest_first_idx', ['tenantId', 'clientId', 'issuedAt'])
@Index('issued_tokens_expires_at_idx', ['tenantId', 'expiresAt'])
@Index('issued_tokens_issued_at_idx', ['tenantId', 'issuedAt'])
export class IssuedTokenEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'issued_tokens_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'issued_tokens_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'issued_tokens_pkey' })
  id!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: ClientId;

  /** The name that it was issued for; the client may have another by now. */
  @Column('text', { name: 'client_name', nullable: true })
  clientName!: string | null;

  @Column('text', { nullable: true })
  dialect!: TokenDialect | null;

  @Column('boolean', { name: 'may_be_called', nullable: true })
  mayBeCalled!: boolean | null;

  @Column('boolean', { name: 'may_call', nullable: true })
  mayCall!: boolean | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('text', { name: 'asked_by', nullable: true })
  askedBy!: TokenAskerKind | null;

  /** The API key's or the softphone session's id. */
  @Column('uuid', { name: 'asked_by_id', nullable: true })
  askedById!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
