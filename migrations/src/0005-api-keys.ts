import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class ApiKeys implements MigrationInterface {
  name = 'ApiKeys0000000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table api_keys (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        key_hash bytea not null,
        created_at timestamptz not null,
        constraint api_keys_pkey primary key (tenant_id, id),
        constraint api_keys_tenant_id_key_hash_key unique (tenant_id, key_hash),
        constraint api_keys_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    // The application only checks keys; they are made by the operator.
    await isolateTenants(queryRunner, 'api_keys', ['select']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table api_keys');
  }
}
