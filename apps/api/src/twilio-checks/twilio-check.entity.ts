import type { TenantId, TwilioChange, TwilioCheck, TwilioFinding } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

const key = { primaryKeyConstraintName: 'twilio_checks_pkey' };

@Entity('twilio_checks')
@Index('twilio_checks_started_at_idx', ['tenantId', 'startedAt', 'id'])
export class TwilioCheckEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', ...key })
  @ForeignKey(() => TenantEntity, { name: 'twilio_checks_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', key)
  id!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'finished_at' })
  finishedAt!: Date;

  @Column('text')
  outcome!: TwilioCheck['outcome'];

  @Column('text', { nullable: true })
  transition!: TwilioCheck['transition'];

  @Column('text')
  cause!: TwilioCheck['cause'];

  @Column('text', { name: 'caused_by', nullable: true })
  by!: string | null;

  @Column('jsonb')
  changes!: TwilioChange[];

  @Column('jsonb')
  findings!: TwilioFinding[];
}
