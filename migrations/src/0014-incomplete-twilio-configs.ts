import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

/** An account is connected step by step, by somebody who can say which state of the record they saw, and disconnected. */
export class IncompleteTwilioConfigs implements MigrationInterface {
  name = 'IncompleteTwilioConfigs0000000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table twilio_configs alter application_sid drop not null, add version integer not null default 1',
    );
    await grantToApplication(queryRunner, 'twilio_configs', ['delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `do $$ begin execute format('revoke delete on twilio_configs from %I', current_database() || '_app'); end $$`,
    );
    await queryRunner.query('alter table twilio_configs drop version, alter application_sid set not null');
  }
}
