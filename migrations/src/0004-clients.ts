import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class Clients implements MigrationInterface {
  name = 'Clients0000000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table clients (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        display_name text not null,
        reachable_until timestamptz,
        created_at timestamptz not null,
        constraint clients_pkey primary key (tenant_id, id),
        constraint clients_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query('create unique index clients_tenant_id_lower_name_key on clients (tenant_id, lower(name))');
    await queryRunner.query(
      'create index clients_tenant_id_reachable_until_idx on clients (tenant_id, reachable_until)',
    );
    await isolateTenants(queryRunner, 'clients', ['select', 'insert', 'update', 'delete']);

    // The one key that does not begin with the tenant: a client name is unique within a Twilio account, and tenants may
    // share one. Whose name it is stays invisible; that it is taken shows in the key's violation alone.
    await queryRunner.query(`
      create table client_name_claims (
        account_sid text not null,
        name_key text not null,
        tenant_id uuid not null,
        constraint client_name_claims_pkey primary key (account_sid, name_key),
        constraint client_name_claims_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query('create index client_name_claims_tenant_id_idx on client_name_claims (tenant_id)');
    await isolateTenants(queryRunner, 'client_name_claims', ['select', 'insert', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table client_name_claims');
    await queryRunner.query('drop table clients');
  }
}
