import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** What Cordboard made, changed or watches in a tenant's Twilio account, with what there was before. */
export class TwilioResources implements MigrationInterface {
  name = 'TwilioResources0000000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table twilio_resources (
        tenant_id uuid not null,
        sid text not null,
        account_sid text not null,
        resource text not null,
        name text not null,
        origin text not null,
        before jsonb,
        noted_at timestamptz not null,
        constraint twilio_resources_pkey primary key (tenant_id, sid),
        constraint twilio_resources_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'twilio_resources', ['select', 'insert', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table twilio_resources');
  }
}
