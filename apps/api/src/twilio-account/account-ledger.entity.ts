import type { TenantId, TwilioResource } from '@cordboard/contracts';
import type { NumberSettings } from '@cordboard/twilio-gateway';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

const key = { primaryKeyConstraintName: 'twilio_resources_pkey' };

/** One thing at Twilio that Cordboard made, changed, or found bound to itself and watches. */
@Entity('twilio_resources')
export class AccountLedgerEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', ...key })
  @ForeignKey(() => TenantEntity, { name: 'twilio_resources_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('text', key)
  sid!: string;

  @Column('text', { name: 'account_sid' })
  accountSid!: string;

  @Column('text')
  resource!: TwilioResource;

  @Column('text')
  name!: string;

  @Column('text')
  origin!: 'created' | 'changed' | 'found';

  /** With "changed": its settings before Cordboard's first change. */
  @Column('jsonb', { nullable: true })
  before!: Partial<NumberSettings> | null;

  @Column('timestamptz', { name: 'noted_at' })
  notedAt!: Date;
}
