import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApiKeyDetails implements MigrationInterface {
  name = 'ApiKeyDetails0000000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table api_keys add prefix text, add last_four text, add last_used_at timestamptz`);
    // From now on admins make and revoke keys, too; what a key is cannot be changed.
    await queryRunner.query(
      `do $$ begin execute format(
        'grant insert, delete, update (last_used_at) on api_keys to %I', current_database() || '_app'
      ); end $$`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `do $$ begin execute format(
        'revoke insert, delete, update (last_used_at) on api_keys from %I', current_database() || '_app'
      ); end $$`,
    );
    await queryRunner.query('alter table api_keys drop prefix, drop last_four, drop last_used_at');
  }
}
