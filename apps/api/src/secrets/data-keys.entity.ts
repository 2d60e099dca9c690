import type { TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

/** A data key as it is kept: sealed by a master key, which is named beside it. */
abstract class SealedDataKeyColumns {
  @Column('bytea', { name: 'sealed_key' })
  sealedKey!: Buffer;

  /** Null where it was sealed before names were kept. */
  @Column('text', { name: 'master_key_id', nullable: true })
  masterKeyId!: string | null;

  /** Of the master key, where that has versions. */
  @Column('integer', { name: 'master_key_version', default: 1 })
  masterKeyVersion!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** Null while it is only announced, so that every node can open what another one will seal with it. */
  @Column('timestamptz', { name: 'seals_since', nullable: true, default: () => 'now()' })
  sealsSince!: Date | null;

  /** What is still recognised by what followed from keys that this one has replaced; sealed with this one. */
  @Column('bytea', { name: 'former_keys_sealed', nullable: true })
  formerKeysSealed!: Buffer | null;
}

@Entity('tenant_data_keys')
export class TenantDataKeyEntity extends SealedDataKeyColumns {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'tenant_data_keys_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'tenant_data_keys_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'tenant_data_keys_pkey' })
  version!: number;
}

/** Of what operators sign in with, who have no tenant. */
@Entity('operator_data_keys')
export class OperatorDataKeyEntity extends SealedDataKeyColumns {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'operator_data_keys_pkey' })
  version!: number;
}

/** One row: which master key new data keys are sealed with. It changes for all nodes at once. */
@Entity('sealing_master_key')
export class SealingMasterKeyEntity {
  @PrimaryColumn('boolean', { primaryKeyConstraintName: 'sealing_master_key_pkey', default: true })
  singleton!: true;

  @Column('text', { name: 'master_key_id' })
  masterKeyId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  since!: Date;
}
