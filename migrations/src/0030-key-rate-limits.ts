import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests a minute an API key may make. Null: the deployment's own default. */
export class KeyRateLimits implements MigrationInterface {
  name = 'KeyRateLimits0000000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table api_keys add requests_per_minute integer');
    // What a key may do stays as it was made: no other column can be changed.
    await queryRunner.query(
      `do $$ begin execute format(
        'grant update (requests_per_minute) on api_keys to %I', current_database() || '_app'
      ); end $$`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table api_keys drop requests_per_minute');
  }
}
