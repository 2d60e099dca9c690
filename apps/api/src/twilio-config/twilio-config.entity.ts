import type { Region, TenantId, VoiceEdge } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('twilio_configs')
export class TwilioConfigEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'twilio_configs_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'twilio_configs_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @Column('text', { name: 'account_sid' })
  accountSid!: string;

  @Column('text', { name: 'api_key_sid' })
  apiKeySid!: string;

  @Column('bytea', { name: 'api_key_secret_sealed' })
  apiKeySecretSealed!: Buffer;

  @Column('text', { name: 'api_key_secret_last_four' })
  apiKeySecretLastFour!: string;

  @Column('timestamptz', { name: 'api_key_secret_updated_at' })
  apiKeySecretUpdatedAt!: Date;

  @Column('bytea', { name: 'auth_token_sealed', nullable: true })
  authTokenSealed!: Buffer | null;

  @Column('text', { name: 'auth_token_last_four', nullable: true })
  authTokenLastFour!: string | null;

  @Column('timestamptz', { name: 'auth_token_updated_at', nullable: true })
  authTokenUpdatedAt!: Date | null;

  /** All three are null, unless the Auth Token was replaced and what the former one signed is still accepted. */
  @Column('bytea', { name: 'former_auth_token_sealed', nullable: true })
  formerAuthTokenSealed!: Buffer | null;

  @Column('text', { name: 'former_auth_token_last_four', nullable: true })
  formerAuthTokenLastFour!: string | null;

  @Column('timestamptz', { name: 'former_auth_token_accepted_until', nullable: true })
  formerAuthTokenAcceptedUntil!: Date | null;

  /** Null until one is chosen: then reps can be called and cannot call. */
  @Column('text', { name: 'application_sid', nullable: true })
  applicationSid!: string | null;

  @Column('text', { name: 'caller_id', nullable: true })
  callerId!: string | null;

  @Column('text')
  region!: Region;

  /** Null: the one that is nearest to the region. */
  @Column('text', { nullable: true })
  edge!: VoiceEdge | null;

  /** This and the next: with which Twilio wakes mobile clients for a call; null for none. */
  @Column('text', { name: 'push_credential_sid_ios', nullable: true })
  pushCredentialSidIos!: string | null;

  @Column('text', { name: 'push_credential_sid_android', nullable: true })
  pushCredentialSidAndroid!: string | null;

  /** Goes up by one with each change. */
  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
