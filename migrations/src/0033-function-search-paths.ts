import type { MigrationInterface, QueryRunner } from 'typeorm';

const functions = ['tenant_health(uuid, timestamptz)', 'delete_tenant_due(uuid, timestamptz)'];

/** Names pg_temp, and last: else a temporary table of the caller's is found before ours, by a function that is trusted. */
export class FunctionSearchPaths implements MigrationInterface {
  name = 'FunctionSearchPaths0000000000033';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const name of functions) {
      await queryRunner.query(`alter function ${name} set search_path = pg_catalog, public, pg_temp`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of functions) {
      await queryRunner.query(`alter function ${name} set search_path = pg_catalog, public`);
    }
  }
}
