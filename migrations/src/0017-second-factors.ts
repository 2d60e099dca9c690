import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

export class SecondFactors implements MigrationInterface {
  name = 'SecondFactors0000000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Null for who signs in with the company's identity provider alone.
    await queryRunner.query('alter table admins alter column password_hash drop not null');
    await queryRunner.query(`
      alter table admins
        add totp_secret_sealed bytea,
        add totp_confirmed_at timestamptz,
        add totp_last_step integer,
        add recovery_code_hashes bytea[] not null default '{}'`);
    await queryRunner.query('alter table tenants add requires_second_factor boolean not null default false');
    await queryRunner.query(`alter table console_sessions add signed_in_with text not null default 'password'`);
    // A link of an owner's that sets this admin's password anew is an invitation to an account that exists already.
    await queryRunner.query('alter table admin_invitations add resets_admin_id uuid');
    await queryRunner.query(
      `alter table admin_invitations add constraint admin_invitations_resets_admin_fkey
        foreign key (tenant_id, resets_admin_id) references admins (tenant_id, id) on delete cascade`,
    );
    await queryRunner.query(
      'create index admin_invitations_resets_admin_idx on admin_invitations (tenant_id, resets_admin_id)',
    );
    await grantToApplication(queryRunner, 'admin_invitations', ['delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `do $$ begin execute format('revoke delete on admin_invitations from %I', current_database() || '_app'); end $$`,
    );
    await queryRunner.query('alter table admin_invitations drop resets_admin_id');
    await queryRunner.query('alter table console_sessions drop signed_in_with');
    await queryRunner.query('alter table tenants drop requires_second_factor');
    await queryRunner.query(`
      alter table admins
        drop totp_secret_sealed, drop totp_confirmed_at, drop totp_last_step, drop recovery_code_hashes`);
    await queryRunner.query('alter table admins alter column password_hash set not null');
  }
}
