import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication, isolateTenants } from './tenant-isolation.js';

export class Tenants implements MigrationInterface {
  name = 'Tenants0000000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table tenants (
        id uuid not null constraint tenants_pkey primary key,
        name text not null,
        country character(2) not null default 'US',
        auto_register_clients boolean not null default true,
        created_at timestamptz not null default now()
      )`);
    await isolateTenants(queryRunner, 'tenants', ['select', 'update'], 'id');
    // A node is ready only when it sees that the schema is the one it was built for.
    await grantToApplication(queryRunner, 'migrations', ['select']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table tenants');
  }
}
