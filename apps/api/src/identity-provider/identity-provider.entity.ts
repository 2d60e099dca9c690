import type { AdminId, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { TenantEntity } from '../tenants/tenant.entity.js';

/** Where a tenant's people sign in with their company's accounts, by OpenID Connect. */
@Entity('identity_providers')
export class IdentityProviderEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'identity_providers_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'identity_providers_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @Column('text')
  issuer!: string;

  @Column('text', { name: 'client_id' })
  clientId!: string;

  @Column('bytea', { name: 'client_secret_sealed' })
  clientSecretSealed!: Buffer;

  @Column('text', { name: 'client_secret_last_four' })
  clientSecretLastFour!: string;

  @Column('timestamptz', { name: 'client_secret_updated_at' })
  clientSecretUpdatedAt!: Date;

  @Column('boolean', { name: 'is_on' })
  isOn!: boolean;

  @Column('boolean', { name: 'is_required' })
  isRequired!: boolean;

  @Column('boolean', { name: 'admits_supervisors' })
  admitsSupervisors!: boolean;

  /** When an owner last signed in with just this issuer and client; null since those changed. */
  @Column('timestamptz', { name: 'tried_at', nullable: true })
  triedAt!: Date | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

/** Whose addresses sign in there; the one table that can be asked by domain. */
@Entity('identity_provider_domains')
@Unique('identity_provider_domains_domain_key', ['domain'])
@ForeignKey(() => IdentityProviderEntity, ['tenantId'], ['tenantId'], {
  name: 'identity_provider_domains_provider_fkey',
  onDelete: 'CASCADE',
})
export class IdentityProviderDomainEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'identity_provider_domains_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'identity_provider_domains_pkey' })
  domain!: string;
}

/** A browser that was sent to the provider and has not come back yet. */
@Entity('provider_sign_ins')
@ForeignKey(() => IdentityProviderEntity, ['tenantId'], ['tenantId'], {
  name: 'provider_sign_ins_provider_fkey',
  onDelete: 'CASCADE',
})
@Index('provider_sign_ins_expires_at_idx', ['tenantId', 'expiresAt'])
export class ProviderSignInEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'provider_sign_ins_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('bytea', { name: 'state_hash', primaryKeyConstraintName: 'provider_sign_ins_pkey' })
  stateHash!: Buffer;

  /** Of the secret in the browser's cookie, from which nonce and code verifier follow. */
  @Column('bytea', { name: 'browser_hash' })
  browserHash!: Buffer;

  /** The owner who tries the provider; null for a sign-in proper. */
  @Column('uuid', { name: 'tried_by', nullable: true })
  triedBy!: AdminId | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
