import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

/** Tables of no tenant: a transaction sees them when it says that it works for the operators, and no tenant's does. */
export class Operators implements MigrationInterface {
  name = 'Operators0000000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table operators (
        id uuid not null constraint operators_pkey primary key,
        email text not null constraint operators_email_key unique,
        password_hash text,
        totp_secret_sealed bytea,
        totp_confirmed_at timestamptz,
        totp_last_step integer,
        recovery_code_hashes bytea[] not null default '{}',
        link_hash bytea constraint operators_link_hash_key unique,
        link_expires_at timestamptz,
        created_at timestamptz not null
      )`);
    await queryRunner.query(`
      create table operator_sessions (
        id uuid not null constraint operator_sessions_pkey primary key,
        operator_id uuid not null
          constraint operator_sessions_operator_fkey references operators (id) on delete cascade,
        device text not null,
        signed_in_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz
      )`);
    await queryRunner.query(
      'create index operator_sessions_operator_idx on operator_sessions (operator_id, signed_in_at)',
    );
    await queryRunner.query(`
      create table operator_session_tokens (
        token_hash bytea not null constraint operator_session_tokens_pkey primary key,
        session_id uuid not null
          constraint operator_session_tokens_session_fkey references operator_sessions (id) on delete cascade,
        created_at timestamptz not null,
        replaced_at timestamptz
      )`);
    await queryRunner.query('create index operator_session_tokens_session_idx on operator_session_tokens (session_id)');
    await queryRunner.query(`
      create table first_tenant_links (
        token_hash bytea not null constraint first_tenant_links_pkey primary key,
        expires_at timestamptz not null
      )`);
    await keepForOperators(queryRunner, 'operators', ['select', 'update']);
    await keepForOperators(queryRunner, 'operator_sessions', ['select', 'insert', 'update', 'delete']);
    await keepForOperators(queryRunner, 'operator_session_tokens', ['select', 'insert', 'update']);
    await keepForOperators(queryRunner, 'first_tenant_links', ['select', 'insert', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['first_tenant_links', 'operator_session_tokens', 'operator_sessions', 'operators']) {
      await queryRunner.query(`drop table ${table}`);
    }
  }
}

async function keepForOperators(
  queryRunner: QueryRunner,
  table: string,
  privileges: Parameters<typeof grantToApplication>[2],
): Promise<void> {
  const own = `current_setting('app.realm', true) = 'operators'`;
  await queryRunner.query(`alter table ${table} enable row level security`);
  await queryRunner.query(`alter table ${table} force row level security`);
  await queryRunner.query(`create policy operators_only on ${table} using (${own}) with check (${own})`);
  await grantToApplication(queryRunner, table, privileges);
}
