import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

/** Who leaves the company must be able to do nothing more: sessions and the directory's entry go with the admin. */
export class AdminRemoval implements MigrationInterface {
  name = 'AdminRemoval0000000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await grantToApplication(queryRunner, 'admins', ['delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `do $$ begin execute format('revoke delete on admins from %I', current_database() || '_app'); end $$`,
    );
  }
}
