import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** On which pages a tenant's softphone may be, where it was seen, and where it was turned away. */
export class EmbedOrigins implements MigrationInterface {
  name = 'EmbedOrigins0000000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table embed_origins (
        tenant_id uuid not null,
        origin text not null,
        is_allowed boolean not null,
        listed_at timestamptz,
        seen_at timestamptz,
        refused_at timestamptz,
        constraint embed_origins_pkey primary key (tenant_id, origin),
        constraint embed_origins_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'embed_origins', ['select', 'insert', 'update', 'delete']);
    await queryRunner.query('alter table embed_sessions add column is_practice boolean not null default false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table embed_sessions drop column is_practice');
    await queryRunner.query('drop table embed_origins');
  }
}
