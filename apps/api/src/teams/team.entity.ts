import type { TeamId, TenantId, VoiceEdge } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('teams')
@Index('teams_tenant_id_name_key_key', ['tenantId', 'nameKey'], { unique: true })
export class TeamEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'teams_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'teams_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'teams_pkey' })
  id!: TeamId;

  @Column('text')
  name!: string;

  /** The name as it is compared: Support and support are one. */
  @Column('text', { name: 'name_key' })
  nameKey!: string;

  /** This and the next two: what its reps have in place of the tenant's; null for the tenant's. */
  @Column('text', { name: 'application_sid', nullable: true })
  applicationSid!: string | null;

  @Column('text', { name: 'caller_id', nullable: true })
  callerId!: string | null;

  @Column('text', { nullable: true })
  edge!: VoiceEdge | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
