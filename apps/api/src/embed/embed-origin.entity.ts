import type { TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

const key = { primaryKeyConstraintName: 'embed_origins_pkey' };

/** A page's origin that a tenant has allowed, that its softphone was seen on, or that was turned away. */
@Entity('embed_origins')
export class EmbedOriginEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', ...key })
  @ForeignKey(() => TenantEntity, { name: 'embed_origins_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('text', key)
  origin!: string;

  @Column('boolean', { name: 'is_allowed' })
  isAllowed!: boolean;

  /** When it first came onto the list. It stays when it is taken off: who once had a list is held to it. */
  @Column('timestamptz', { name: 'listed_at', nullable: true })
  listedAt!: Date | null;

  @Column('timestamptz', { name: 'seen_at', nullable: true })
  seenAt!: Date | null;

  @Column('timestamptz', { name: 'refused_at', nullable: true })
  refusedAt!: Date | null;
}
