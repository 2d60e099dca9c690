import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class EmbedSessions implements MigrationInterface {
  name = 'EmbedSessions0000000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table embed_sessions (
        tenant_id uuid not null,
        id uuid not null,
        client_id uuid not null,
        origin text not null,
        ticket_hash bytea not null,
        ticket_expires_at timestamptz not null,
        redeemed_at timestamptz,
        session_hash bytea,
        session_expires_at timestamptz,
        created_at timestamptz not null,
        constraint embed_sessions_pkey primary key (tenant_id, id),
        constraint embed_sessions_tenant_id_session_hash_key unique (tenant_id, session_hash),
        constraint embed_sessions_client_fkey foreign key (tenant_id, client_id)
          references clients (tenant_id, id) on delete cascade
      )`);
    await queryRunner.query(
      'create index embed_sessions_tenant_id_client_id_idx on embed_sessions (tenant_id, client_id)',
    );
    await isolateTenants(queryRunner, 'embed_sessions', ['select', 'insert', 'update']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table embed_sessions');
  }
}
