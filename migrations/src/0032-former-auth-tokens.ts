import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Auth Token that was replaced, for as long as webhooks that it signed are accepted. */
export class FormerAuthTokens implements MigrationInterface {
  name = 'FormerAuthTokens0000000000032';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table twilio_configs
        add former_auth_token_sealed bytea,
        add former_auth_token_last_four text,
        add former_auth_token_accepted_until timestamptz`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table twilio_configs
        drop former_auth_token_sealed, drop former_auth_token_last_four, drop former_auth_token_accepted_until`,
    );
  }
}
