import type { ClientId, TenantId } from '@cordboard/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClientEntity } from '../clients/client.entity.js';

@Entity('embed_sessions')
@Unique('embed_sessions_tenant_id_session_hash_key', ['tenantId', 'sessionHash'])
@Index('embed_sessions_tenant_id_client_id_idx', ['tenantId', 'clientId'])
@ForeignKey(() => ClientEntity, ['tenantId', 'clientId'], ['tenantId', 'id'], {
  name: 'embed_sessions_client_fkey',
  onDelete: 'CASCADE',
})
export class EmbedSessionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'embed_sessions_pkey' })
  tenantId!: TenantId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'embed_sessions_pkey' })
  id!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: ClientId;

  /** The CRM page's origin: the only one that may frame this softphone. */
  @Column('text')
  origin!: string;

  /** Of an admin who tries the softphone in the console. */
  @Column('boolean', { name: 'is_practice', default: false })
  isPractice!: boolean;

  @Column('bytea', { name: 'ticket_hash' })
  ticketHash!: Buffer;

  @Column('timestamptz', { name: 'ticket_expires_at' })
  ticketExpiresAt!: Date;

  @Column('timestamptz', { name: 'redeemed_at', nullable: true })
  redeemedAt!: Date | null;

  @Column('bytea', { name: 'session_hash', nullable: true })
  sessionHash!: Buffer | null;

  @Column('timestamptz', { name: 'session_expires_at', nullable: true })
  sessionExpiresAt!: Date | null;

  /** "Firefox on Linux"; null until the ticket is redeemed. */
  @Column('text', { nullable: true })
  device!: string | null;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;

  /** When somebody ended it before its time. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
