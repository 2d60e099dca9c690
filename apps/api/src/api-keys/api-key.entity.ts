import type { ApiKeyScope, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ApiKeyPrefix } from '../authentication/credential.js';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('api_keys')
@Unique('api_keys_tenant_id_key_hash_key', ['tenantId', 'keyHash'])
export class ApiKeyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'api_keys_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'api_keys_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_keys_pkey' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('bytea', { name: 'key_hash' })
  keyHash!: Buffer;

  /** Null, as the last four characters, for a key that was made before they were kept. */
  @Column('text', { nullable: true })
  prefix!: ApiKeyPrefix | null;

  @Column('text', { name: 'last_four', nullable: true })
  lastFour!: string | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column('text', { array: true })
  scopes!: ApiKeyScope[];

  /** Null for a key that works until it is revoked. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  /** Null for the deployment's own default. */
  @Column('integer', { name: 'requests_per_minute', nullable: true })
  requestsPerMinute!: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
