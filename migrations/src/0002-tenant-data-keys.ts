import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class TenantDataKeys implements MigrationInterface {
  name = 'TenantDataKeys0000000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table tenant_data_keys (
        tenant_id uuid not null,
        version integer not null,
        sealed_key bytea not null,
        created_at timestamptz not null default now(),
        constraint tenant_data_keys_pkey primary key (tenant_id, version),
        constraint tenant_data_keys_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'tenant_data_keys', ['select', 'insert']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table tenant_data_keys');
  }
}
