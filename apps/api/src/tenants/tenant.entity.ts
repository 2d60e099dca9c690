import type { TenantId } from '@cordboard/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

@Entity('tenants')
export class TenantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tenants_pkey' })
  id!: TenantId;

  @Column('text')
  name!: string;

  /** ISO 3166 alpha-2: how a number is read that was dialled without its country code. */
  @Column('character', { length: 2, default: 'US' })
  country!: string;

  /** Is a client name registered by the first token that is asked for it? */
  @Column('boolean', { name: 'auto_register_clients', default: true })
  autoRegisterClients!: boolean;

  /** Client names that nobody registers; one that ends in `*` is all that begin so. */
  @Column('text', { name: 'reserved_names', array: true, default: () => `'{}'` })
  reservedNames!: string[];

  /** Does everybody who signs in with a password need a second factor? */
  @Column('boolean', { name: 'requires_second_factor', default: false })
  requiresSecondFactor!: boolean;

  /** Set by an operator: nobody signs in, no key and no webhook works. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  /** Set where it is being deleted: it is suspended until then, can be restored until then, and is gone after. */
  @Column('timestamptz', { name: 'deleted_after', nullable: true })
  deletedAfter!: Date | null;

  /** How long a token lives when nobody says; null for the product's default. */
  @Column('integer', { name: 'default_token_lifetime_seconds', nullable: true })
  defaultTokenLifetimeSeconds!: number | null;

  /** The longest that anybody may ask for; null for Twilio's own limit. */
  @Column('integer', { name: 'longest_token_lifetime_seconds', nullable: true })
  longestTokenLifetimeSeconds!: number | null;

  /** Are Capability Tokens issued, which Twilio Client 1.x takes? */
  @Column('boolean', { name: 'legacy_tokens', default: false })
  legacyTokens!: boolean;

  /** Are calls refused whose token was not issued here? */
  @Column('boolean', { name: 'issued_tokens_only', default: true })
  issuedTokensOnly!: boolean;

  /** Tokens that were issued until then are refused. */
  @Column('timestamptz', { name: 'tokens_revoked_at', nullable: true })
  tokensRevokedAt!: Date | null;

  /** Since when the company has had no outgoing call begin; null while they may. */
  @Column('timestamptz', { name: 'calls_stopped_at', nullable: true })
  callsStoppedAt!: Date | null;

  /** Likewise, by an operator: the company cannot take that back. */
  @Column('timestamptz', { name: 'calls_stopped_by_operator_at', nullable: true })
  callsStoppedByOperatorAt!: Date | null;

  /** Goes up by one with each change. */
  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
