import type { CallingException, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

/** What a tenant says itself; null for the product's own default. */
@Entity('calling_rules')
export class CallingRulesEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'calling_rules_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'calling_rules_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  /** ISO 3166 alpha-2. */
  @Column('text', { array: true, nullable: true })
  countries!: string[] | null;

  @Column('jsonb', { default: [] })
  exceptions!: CallingException[];

  @Column('integer', { name: 'concurrent_calls', nullable: true })
  concurrentCalls!: number | null;

  @Column('integer', { name: 'calls_per_rep_and_minute', nullable: true })
  callsPerRepAndMinute!: number | null;

  @Column('integer', { name: 'minutes_per_day', nullable: true })
  minutesPerDay!: number | null;

  /** Goes up by one with each change. */
  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;
}

/** How much a tenant has called on its latest day; held by whoever counts. */
@Entity('calling_use')
export class CallingUseEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'calling_use_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'calling_use_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  /** In UTC. */
  @Column('date')
  day!: string;

  /** Of the calls that began on this day and are admitted calls no more. */
  @Column('bigint', { name: 'settled_seconds' })
  settledSeconds!: string;
}
