import type { AuditAction, AuditActorKind, AuditTargetKind, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Where each tenant's chain ends. Written by the database alone, when an entry is appended. */
@Entity('audit_heads')
export class AuditHeadEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'audit_heads_pkey' })
  tenantId!: TenantId;

  @Column('integer')
  sequence!: number;

  @Column('bytea')
  hash!: Buffer;
}

@Entity('audit_entries')
@ForeignKey(() => AuditHeadEntity, ['tenantId'], ['tenantId'], {
  name: 'audit_entries_head_fkey',
  onDelete: 'CASCADE',
})
@Index('audit_entries_at_idx', ['tenantId', 'at'])
@Index('audit_entries_actor_idx', ['tenantId', 'actorId', 'sequence'])
@Index('audit_entries_target_idx', ['tenantId', 'targetId', 'sequence'])
export class AuditEntryEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'audit_entries_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'audit_entries_pkey' })
  sequence!: number;

  @Column('timestamptz')
  at!: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind!: AuditActorKind;

  @Column('text', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_name', nullable: true })
  actorName!: string | null;

  @Column('text')
  action!: AuditAction;

  @Column('text', { name: 'target_kind' })
  targetKind!: AuditTargetKind;

  @Column('text', { name: 'target_id', nullable: true })
  targetId!: string | null;

  @Column('text', { name: 'target_name', nullable: true })
  targetName!: string | null;

  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { nullable: true })
  device!: string | null;

  /** As text it is what was written, to the byte: it is part of the hash. */
  @Column('json', { nullable: true })
  before!: Record<string, unknown> | null;

  @Column('json', { nullable: true })
  after!: Record<string, unknown> | null;

  @Column('bytea')
  hash!: Buffer;
}
