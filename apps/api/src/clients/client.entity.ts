import type { ClientId, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('clients')
@Index('clients_tenant_id_lower_name_key', { synchronize: false })
@Index('clients_tenant_id_reachable_until_idx', ['tenantId', 'reachableUntil'])
export class ClientEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'clients_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'clients_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'clients_pkey' })
  id!: ClientId;

  @Column('text')
  name!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** Until when it holds a token with which it can be called; null when it never had one. */
  @Column('timestamptz', { name: 'reachable_until', nullable: true })
  reachableUntil!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

@Entity('client_name_claims')
export class ClientNameClaimEntity {
  @PrimaryColumn('text', { name: 'account_sid', primaryKeyConstraintName: 'client_name_claims_pkey' })
  accountSid!: string;

  /** The client name in lower case: Alice and alice are one. */
  @PrimaryColumn('text', { name: 'name_key', primaryKeyConstraintName: 'client_name_claims_pkey' })
  nameKey!: string;

  @Column('uuid', { name: 'tenant_id' })
  @Index('client_name_claims_tenant_id_idx')
  @ForeignKey(() => TenantEntity, { name: 'client_name_claims_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;
}
