import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** What was found when Twilio's side of a tenant was looked at, and when to look again. */
export class TwilioChecks implements MigrationInterface {
  name = 'TwilioChecks0000000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table twilio_checks (
        tenant_id uuid not null,
        id uuid not null,
        started_at timestamptz not null,
        finished_at timestamptz not null,
        outcome text not null,
        transition text,
        cause text not null,
        caused_by text,
        changes jsonb not null,
        findings jsonb not null,
        constraint twilio_checks_pkey primary key (tenant_id, id),
        constraint twilio_checks_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query('create index twilio_checks_started_at_idx on twilio_checks (tenant_id, started_at, id)');
    await isolateTenants(queryRunner, 'twilio_checks', ['select', 'insert', 'delete']);

    await queryRunner.query(`
      create table twilio_check_schedule (
        tenant_id uuid not null constraint twilio_check_schedule_pkey primary key,
        next_check_at timestamptz not null,
        constraint twilio_check_schedule_tenant_id_fkey foreign key (tenant_id)
          references twilio_configs (tenant_id) on delete cascade
      )`);
    await queryRunner.query('create index twilio_check_schedule_next_idx on twilio_check_schedule (next_check_at)');
    // Those that are connected already. Row-level security would hide them from the owner, too.
    await queryRunner.query('alter table twilio_configs no force row level security');
    await queryRunner.query(
      `insert into twilio_check_schedule (tenant_id, next_check_at)
      select tenant_id, now() + random() * interval '15 minutes' from twilio_configs`,
    );
    await queryRunner.query('alter table twilio_configs force row level security');
    await isolateTenants(queryRunner, 'twilio_check_schedule', ['select', 'insert', 'update']);
    // Whoever comes by the clock has no tenant yet: a transaction may say so instead, and sees who is due, no more.
    const allowed = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      or current_setting('app.scheduler', true) = 'on'`;
    await queryRunner.query(
      `alter policy tenant_isolation on twilio_check_schedule using (${allowed}) with check (${allowed})`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table twilio_check_schedule');
    await queryRunner.query('drop table twilio_checks');
  }
}
