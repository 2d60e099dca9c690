import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

export class Calls implements MigrationInterface {
  name = 'Calls0000000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calls (
        tenant_id uuid not null,
        call_sid text not null,
        direction text not null,
        from_address text not null,
        to_address text not null,
        client_name text,
        status text not null,
        started_at timestamptz not null,
        answered_at timestamptz,
        ended_at timestamptz,
        duration_seconds integer,
        refusal_reason text,
        refusal_sentence text,
        constraint calls_pkey primary key (tenant_id, call_sid),
        constraint calls_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query('create index calls_newest_first_idx on calls (tenant_id, started_at, call_sid)');
    await isolateTenants(queryRunner, 'calls', ['select', 'insert', 'update']);

    await queryRunner.query(`
      create table call_events (
        tenant_id uuid not null,
        call_sid text not null,
        event_key text not null,
        event jsonb not null,
        received_at timestamptz not null,
        constraint call_events_pkey primary key (tenant_id, call_sid, event_key),
        constraint call_events_call_fkey foreign key (tenant_id, call_sid)
          references calls (tenant_id, call_sid) on delete cascade
      )`);
    await isolateTenants(queryRunner, 'call_events', ['select', 'insert']);

    // Who made, took or was offered a call. started_at is the call's own, so that one index lists a client's calls.
    await queryRunner.query(`
      create table call_clients (
        tenant_id uuid not null,
        call_sid text not null,
        name_key text not null,
        started_at timestamptz not null,
        busy boolean not null,
        constraint call_clients_pkey primary key (tenant_id, call_sid, name_key),
        constraint call_clients_call_fkey foreign key (tenant_id, call_sid)
          references calls (tenant_id, call_sid) on delete cascade
      )`);
    await queryRunner.query(
      'create index call_clients_newest_first_idx on call_clients (tenant_id, name_key, started_at, call_sid)',
    );
    await queryRunner.query('create index call_clients_busy_idx on call_clients (tenant_id, name_key) where busy');
    await isolateTenants(queryRunner, 'call_clients', ['select', 'insert', 'update']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table call_clients');
    await queryRunner.query('drop table call_events');
    await queryRunner.query('drop table calls');
  }
}
