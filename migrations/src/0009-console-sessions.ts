import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication, isolateTenants } from './tenant-isolation.js';

export class ConsoleSessions implements MigrationInterface {
  name = 'ConsoleSessions0000000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table console_sessions (
        tenant_id uuid not null,
        id uuid not null,
        admin_id uuid not null,
        device text not null,
        signed_in_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        constraint console_sessions_pkey primary key (tenant_id, id),
        constraint console_sessions_admin_fkey foreign key (tenant_id, admin_id)
          references admins (tenant_id, id) on delete cascade
      )`);
    await queryRunner.query(
      'create index console_sessions_admin_idx on console_sessions (tenant_id, admin_id, signed_in_at)',
    );
    await isolateTenants(queryRunner, 'console_sessions', ['select', 'insert', 'update', 'delete']);

    // Every token that a session ever had, so that one that was replaced is known when it comes back.
    await queryRunner.query(`
      create table console_session_tokens (
        tenant_id uuid not null,
        token_hash bytea not null,
        session_id uuid not null,
        created_at timestamptz not null,
        replaced_at timestamptz,
        constraint console_session_tokens_pkey primary key (tenant_id, token_hash),
        constraint console_session_tokens_session_fkey foreign key (tenant_id, session_id)
          references console_sessions (tenant_id, id) on delete cascade
      )`);
    await queryRunner.query(
      'create index console_session_tokens_session_idx on console_session_tokens (tenant_id, session_id)',
    );
    await isolateTenants(queryRunner, 'console_session_tokens', ['select', 'insert', 'update']);

    // Of no tenant: a guess is counted before anybody knows whose account it is meant for, if anybody's. Keys are hashes.
    await queryRunner.query(`
      create table sign_in_tries (
        key_hash bytea not null constraint sign_in_tries_pkey primary key,
        tried_at timestamptz[] not null,
        last_tried_at timestamptz not null
      )`);
    await queryRunner.query('create index sign_in_tries_last_tried_at_idx on sign_in_tries (last_tried_at)');
    await grantToApplication(queryRunner, 'sign_in_tries', ['select', 'insert', 'update', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table sign_in_tries');
    await queryRunner.query('drop table console_session_tokens');
    await queryRunner.query('drop table console_sessions');
  }
}
