import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which Twilio wakes a tenant's mobile clients, per platform. Null: none. */
export class PushCredentials implements MigrationInterface {
  name = 'PushCredentials0000000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table twilio_configs add push_credential_sid_ios text, add push_credential_sid_android text',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table twilio_configs drop push_credential_sid_ios, drop push_credential_sid_android',
    );
  }
}
