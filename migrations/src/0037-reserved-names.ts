import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names that a tenant keeps from being registered. */
export class ReservedNames implements MigrationInterface {
  name = 'ReservedNames0000000000037';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table tenants add reserved_names text[] not null default '{}'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table tenants drop reserved_names');
  }
}
