import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class Admins implements MigrationInterface {
  name = 'Admins0000000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table admins (
        tenant_id uuid not null,
        id uuid not null,
        email text not null,
        role text not null,
        password_hash text not null,
        is_demo boolean not null,
        created_at timestamptz not null,
        constraint admins_pkey primary key (tenant_id, id),
        constraint admins_tenant_id_email_key unique (tenant_id, email),
        constraint admins_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'admins', ['select', 'insert', 'update']);

    // Which tenants an e-mail address can sign in to. Whoever signs in has named no tenant yet, so a transaction may name
    // an address instead and sees the ids that belong to that one: no list of addresses, no name, no password hash.
    await queryRunner.query(`
      create table admin_directory (
        tenant_id uuid not null,
        email text not null,
        admin_id uuid not null,
        constraint admin_directory_pkey primary key (tenant_id, email),
        constraint admin_directory_admin_fkey foreign key (tenant_id, admin_id)
          references admins (tenant_id, id) on delete cascade
      )`);
    await queryRunner.query('create index admin_directory_email_idx on admin_directory (email)');
    await queryRunner.query('create index admin_directory_admin_idx on admin_directory (tenant_id, admin_id)');
    await isolateTenants(queryRunner, 'admin_directory', ['select', 'insert']);
    const ownTenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
    await queryRunner.query(
      `alter policy tenant_isolation on admin_directory
      using (${ownTenant} or email = nullif(current_setting('app.sign_in_email', true), ''))`,
    );

    await queryRunner.query(`
      create table admin_invitations (
        tenant_id uuid not null,
        id uuid not null,
        token_hash bytea not null,
        email text not null,
        role text not null,
        invited_by uuid,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        constraint admin_invitations_pkey primary key (tenant_id, id),
        constraint admin_invitations_tenant_id_token_hash_key unique (tenant_id, token_hash),
        constraint admin_invitations_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'admin_invitations', ['select', 'insert', 'update']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table admin_invitations');
    await queryRunner.query('drop table admin_directory');
    await queryRunner.query('drop table admins');
  }
}
