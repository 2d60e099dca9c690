import type { TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TwilioConfigEntity } from './twilio-config.entity.js';

/** When to look at Twilio's side of a tenant again. Goes with the config record. */
@Entity('twilio_check_schedule')
@Index('twilio_check_schedule_next_idx', ['nextCheckAt'])
export class TwilioCheckScheduleEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'twilio_check_schedule_pkey' })
  @ForeignKey(() => TwilioConfigEntity, 'tenantId', {
    name: 'twilio_check_schedule_tenant_id_fkey',
    onDelete: 'CASCADE',
  })
  tenantId!: TenantId;

  @Column('timestamptz', { name: 'next_check_at' })
  nextCheckAt!: Date;
}
