import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which clients are named after what a CRM calls them. A name that only looks so, because it was registered before, is not
 * one of these.
 */
export class CrmUsers implements MigrationInterface {
  name = 'CrmUsers0000000000036';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table clients add from_crm boolean not null default false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table clients drop from_crm');
  }
}
