import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Where each tenant's reps may call to, how much, and whether at all. Null: the product's own default. */
export class CallingRules implements MigrationInterface {
  name = 'CallingRules0000000000029';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table tenants add calls_stopped_at timestamptz, add calls_stopped_by_operator_at timestamptz',
    );
    await queryRunner.query(`
      create table calling_rules (
        tenant_id uuid not null,
        countries text[],
        exceptions jsonb not null default '[]',
        concurrent_calls integer,
        calls_per_rep_and_minute integer,
        minutes_per_day integer,
        version integer not null default 1,
        constraint calling_rules_pkey primary key (tenant_id),
        constraint calling_rules_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'calling_rules', ['select', 'insert', 'update']);

    // One row a tenant: whoever lets a call begin holds it while they count.
    await queryRunner.query(`
      create table calling_use (
        tenant_id uuid not null,
        day date not null,
        settled_seconds bigint not null,
        constraint calling_use_pkey primary key (tenant_id),
        constraint calling_use_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'calling_use', ['select', 'insert', 'update']);

    // No foreign key to the call: it is let begin before the call log knows of it.
    await queryRunner.query(`
      create table admitted_calls (
        tenant_id uuid not null,
        call_sid text not null,
        client_id uuid not null,
        admitted_at timestamptz not null,
        granted_seconds integer not null,
        constraint admitted_calls_pkey primary key (tenant_id, call_sid),
        constraint admitted_calls_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'admitted_calls', ['select', 'insert', 'delete']);
    await giveRulesToTenants(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['admitted_calls', 'calling_use', 'calling_rules']) {
      await queryRunner.query(`drop table ${table}`);
    }
    await queryRunner.query('alter table tenants drop calls_stopped_at, drop calls_stopped_by_operator_at');
  }
}

/**
 * Who calls abroad already goes on doing so: the countries in which somebody answered in the last 90 days are allowed.
 * Premium-rate numbers and the like are not, whoever called them.
 */
async function giveRulesToTenants(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`select set_config('app.realm', 'operators', true)`);
  const tenants: { id: string; country: string }[] = await queryRunner.query('select id, country from tenants');
  for (const { id, country } of tenants) {
    await queryRunner.query(`select set_config('app.tenant_id', $1, true)`, [id]);
    const called: { number: string }[] = await queryRunner.query(
      `select distinct to_address as number from calls
      where tenant_id = $1 and direction = 'outgoing' and to_address like '+%' and answered_at is not null
        and started_at > now() - interval '90 days'`,
      [id],
    );
    const countries = new Set([country]);
    for (const { number } of called) countries.add(parsePhoneNumberFromString(number)?.country ?? country);
    await queryRunner.query('insert into calling_rules (tenant_id, countries) values ($1, $2)', [
      id,
      countries.size > 1 ? [...countries].sort() : null,
    ]);
  }
  await queryRunner.query(`select set_config('app.tenant_id', '', true), set_config('app.realm', '', true)`);
}
