import type { AdminId, AdminRole, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountColumns } from '../accounts/account.js';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('admins')
@Unique('admins_tenant_id_email_key', ['tenantId', 'email'])
export class AdminEntity extends AccountColumns {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'admins_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'admins_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'admins_pkey' })
  id!: AdminId;

  @Column('text')
  role!: AdminRole;

  /** Made for a demo, with a password that lies in a file: refused in production. */
  @Column('boolean', { name: 'is_demo' })
  isDemo!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

/** Which tenants an e-mail address can sign in to; the one table that can be asked by address. */
@Entity('admin_directory')
@ForeignKey(() => AdminEntity, ['tenantId', 'adminId'], ['tenantId', 'id'], {
  name: 'admin_directory_admin_fkey',
  onDelete: 'CASCADE',
})
@Index('admin_directory_admin_idx', ['tenantId', 'adminId'])
export class AdminDirectoryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'admin_directory_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'admin_directory_pkey' })
  @Index('admin_directory_email_idx')
  email!: string;

  @Column('uuid', { name: 'admin_id' })
  adminId!: AdminId;
}

@Entity('admin_invitations')
@Unique('admin_invitations_tenant_id_token_hash_key', ['tenantId', 'tokenHash'])
@ForeignKey(() => AdminEntity, ['tenantId', 'resetsAdminId'], ['tenantId', 'id'], {
  name: 'admin_invitations_resets_admin_fkey',
  onDelete: 'CASCADE',
})
@Index('admin_invitations_resets_admin_idx', ['tenantId', 'resetsAdminId'])
export class AdminInvitationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'admin_invitations_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'admin_invitations_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'admin_invitations_pkey' })
  id!: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('text')
  email!: string;

  @Column('text')
  role!: AdminRole;

  /** Null for the operator, who may also set an existing admin's password and role anew. */
  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy!: AdminId | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** Whose password this sets anew, and nothing else; null for an invitation proper. */
  @Column('uuid', { name: 'resets_admin_id', nullable: true })
  resetsAdminId!: AdminId | null;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;
}
