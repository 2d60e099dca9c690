import type { TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('tenant_data_keys')
export class TenantDataKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'tenant_data_keys_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'tenant_data_keys_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'tenant_data_keys_pkey' })
  version!: number;

  @Column('bytea', { name: 'sealed_key' })
  sealedKey!: Buffer;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
