import type { Call, CallStatus, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';
import type { CallEvent } from './call-event.js';

@Entity('calls')
@Index('calls_newest_first_idx', ['tenantId', 'startedAt', 'callSid'])
@Index('calls_status_idx', ['tenantId', 'status', 'startedAt', 'callSid'])
@Index('calls_direction_idx', ['tenantId', 'direction', 'startedAt', 'callSid'])
// The order of these two is by bytes, which TypeORM has no word for.
@Index('calls_from_idx', { synchronize: false })
@Index('calls_to_idx', { synchronize: false })
// Nor has it one for an expression, for columns that are only carried, or for a part of the table.
@Index('calls_live_idx', { synchronize: false })
@Index('calls_longest_idx', { synchronize: false })
@Index('calls_counted_idx', { synchronize: false })
export class CallEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'calls_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'calls_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { name: 'call_sid', primaryKeyConstraintName: 'calls_pkey' })
  callSid!: string;

  @Column('text')
  direction!: Call['direction'];

  @Column('text', { name: 'from_address' })
  from!: string;

  @Column('text', { name: 'to_address' })
  to!: string;

  @Column('text', { name: 'client_name', nullable: true })
  clientName!: string | null;

  @Column('text')
  status!: CallStatus;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('integer', { name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  @Column('text', { name: 'refusal_reason', nullable: true })
  refusalReason!: string | null;

  @Column('text', { name: 'refusal_sentence', nullable: true })
  refusalSentence!: string | null;
}

const callForeignKey = (name: string) =>
  ForeignKey(() => CallEntity, ['tenantId', 'callSid'], ['tenantId', 'callSid'], { name, onDelete: 'CASCADE' });

@Entity('call_events')
@callForeignKey('call_events_call_fkey')
export class CallEventEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'call_events_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { name: 'call_sid', primaryKeyConstraintName: 'call_events_pkey' })
  callSid!: string;

  /** The same for each delivery of one webhook. */
  @PrimaryColumn('text', { name: 'event_key', primaryKeyConstraintName: 'call_events_pkey' })
  eventKey!: string;

  @Column('jsonb')
  event!: CallEvent;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}

/** Who made, took or was offered a call. */
@Entity('call_clients')
@callForeignKey('call_clients_call_fkey')
@Index('call_clients_newest_first_idx', ['tenantId', 'nameKey', 'startedAt', 'callSid'])
@Index('call_clients_name_idx', { synchronize: false })
@Index('call_clients_busy_idx', ['tenantId', 'nameKey'], { where: 'busy' })
export class CallClientEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'call_clients_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { name: 'call_sid', primaryKeyConstraintName: 'call_clients_pkey' })
  callSid!: string;

  @PrimaryColumn('text', { name: 'name_key', primaryKeyConstraintName: 'call_clients_pkey' })
  nameKey!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  /** Is this client on the line, so that another call should not ring it? */
  @Column('boolean')
  busy!: boolean;
}
