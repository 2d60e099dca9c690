import type { ClientId, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

/** An outgoing call that was let begin, until a while after its end. */
@Entity('admitted_calls')
export class AdmittedCallEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'admitted_calls_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'admitted_calls_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { name: 'call_sid', primaryKeyConstraintName: 'admitted_calls_pkey' })
  callSid!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: ClientId;

  @Column('timestamptz', { name: 'admitted_at' })
  admittedAt!: Date;

  /** How long it may last once it is answered: the time limit that Twilio was told. */
  @Column('integer', { name: 'granted_seconds' })
  grantedSeconds!: number;

  /** This and what follows: as the call log has it. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;
}
