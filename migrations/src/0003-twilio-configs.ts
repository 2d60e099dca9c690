import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class TwilioConfigs implements MigrationInterface {
  name = 'TwilioConfigs0000000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table twilio_configs (
        tenant_id uuid not null constraint twilio_configs_pkey primary key,
        account_sid text not null,
        api_key_sid text not null,
        api_key_secret_sealed bytea not null,
        api_key_secret_last_four text not null,
        api_key_secret_updated_at timestamptz not null,
        auth_token_sealed bytea,
        auth_token_last_four text,
        auth_token_updated_at timestamptz,
        application_sid text not null,
        caller_id text,
        region text not null,
        updated_at timestamptz not null,
        constraint twilio_configs_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'twilio_configs', ['select', 'insert', 'update']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table twilio_configs');
  }
}
