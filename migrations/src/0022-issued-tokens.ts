import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class IssuedTokens implements MigrationInterface {
  name = 'IssuedTokens0000000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Without a foreign key to clients: what was issued is remembered when its client is gone.
    await queryRunner.query(`
      create table issued_tokens (
        tenant_id uuid not null,
        id text not null,
        client_id uuid not null,
        client_name text,
        dialect text,
        may_be_called boolean,
        may_call boolean,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        asked_by text,
        asked_by_id uuid,
        revoked_at timestamptz,
        constraint issued_tokens_pkey primary key (tenant_id, id),
        constraint issued_tokens_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query(
      'create index issued_tokens_newest_first_idx on issued_tokens (tenant_id, client_id, issued_at)',
    );
    await queryRunner.query('create index issued_tokens_expires_at_idx on issued_tokens (tenant_id, expires_at)');
    await isolateTenants(queryRunner, 'issued_tokens', ['select', 'insert', 'update', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table issued_tokens');
  }
}
