import type { ClientId, TeamId, TenantId, VoiceEdge } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TeamEntity } from '../teams/team.entity.js';
import { TenantEntity } from '../tenants/tenant.entity.js';

@Entity('clients')
@Index('clients_tenant_id_name_key_key', ['tenantId', 'nameKey'], { unique: true })
@Index('clients_tenant_id_reachable_until_idx', ['tenantId', 'reachableUntil'])
@Index('clients_tenant_id_team_id_idx', ['tenantId', 'teamId'])
@ForeignKey(() => TeamEntity, ['tenantId', 'teamId'], ['tenantId', 'id'], { name: 'clients_team_fkey' })
export class ClientEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'clients_pkey' })
  @ForeignKey(() => TenantEntity, { name: 'clients_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'clients_pkey' })
  id!: ClientId;

  @Column('text')
  name!: string;

  /** The name in lower case, made by the database: Alice and alice are one. */
  @Column({ type: 'text', name: 'name_key', insert: false, update: false })
  nameKey!: string;

  /** Was the name made from what a CRM calls the person? */
  @Column('boolean', { name: 'from_crm', default: false })
  fromCrm!: boolean;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** Until when it holds a token with which it can be called; null when it never had one. */
  @Column('timestamptz', { name: 'reachable_until', nullable: true })
  reachableUntil!: Date | null;

  /** Null while it may call and be called. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  /** Who suspended it, as people know them. */
  @Column('text', { name: 'suspended_by', nullable: true })
  suspendedBy!: string | null;

  /** Tokens that were issued until then are refused. */
  @Column('timestamptz', { name: 'tokens_revoked_at', nullable: true })
  tokensRevokedAt!: Date | null;

  @Column('timestamptz', { name: 'last_token_at', nullable: true })
  lastTokenAt!: Date | null;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId!: TeamId | null;

  /** This and the next two: what it has in place of its team's and the tenant's; null for theirs. */
  @Column('text', { name: 'application_sid', nullable: true })
  applicationSid!: string | null;

  @Column('text', { name: 'caller_id', nullable: true })
  callerId!: string | null;

  @Column('text', { nullable: true })
  edge!: VoiceEdge | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

/** A name that a client had; it is rung with the present one until the tokens of that name have run out. */
@Entity('client_former_names')
@Index('client_former_names_client_idx', ['tenantId', 'clientId'])
@ForeignKey(() => ClientEntity, ['tenantId', 'clientId'], ['tenantId', 'id'], {
  name: 'client_former_names_client_fkey',
  onDelete: 'CASCADE',
})
export class ClientFormerNameEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'client_former_names_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('text', {
    name: 'name_key',
    primaryKeyConstraintName: 'client_former_names_pkey',
  })
  nameKey!: string;

  @Column('text')
  name!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: ClientId;

  @Column('timestamptz', { name: 'rings_until' })
  ringsUntil!: Date;
}

@Entity('client_name_claims')
export class ClientNameClaimEntity {
  @PrimaryColumn('text', { name: 'account_sid', primaryKeyConstraintName: 'client_name_claims_pkey' })
  accountSid!: string;

  /** The client name in lower case: Alice and alice are one. */
  @PrimaryColumn('text', { name: 'name_key', primaryKeyConstraintName: 'client_name_claims_pkey' })
  nameKey!: string;

  @Column('uuid', { name: 'tenant_id' })
  @Index('client_name_claims_tenant_id_idx')
  @ForeignKey(() => TenantEntity, { name: 'client_name_claims_tenant_id_fkey', onDelete: 'CASCADE' })
  tenantId!: TenantId;
}
