import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So that who changes a tenant's settings can say which state of them it was that they saw. */
export class TenantVersion implements MigrationInterface {
  name = 'TenantVersion0000000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table tenants add version integer not null default 1');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table tenants drop version');
  }
}
