import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Teams, and what a team or a rep has of its own beside the tenant's Twilio record. Null: the next one up decides. */
export class Teams implements MigrationInterface {
  name = 'Teams0000000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table twilio_configs add edge text');
    await queryRunner.query(`
      create table teams (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        name_key text not null,
        application_sid text,
        caller_id text,
        edge text,
        created_at timestamptz not null,
        constraint teams_pkey primary key (tenant_id, id),
        constraint teams_tenant_id_fkey foreign key (tenant_id) references tenants (id) on delete cascade
      )`);
    await queryRunner.query('create unique index teams_tenant_id_name_key_key on teams (tenant_id, name_key)');
    await isolateTenants(queryRunner, 'teams', ['select', 'insert', 'update', 'delete']);
    // Whoever deletes a team takes its reps out first, so that it is not done behind the back of what is known of them.
    await queryRunner.query(`
      alter table clients
        add team_id uuid,
        add application_sid text,
        add caller_id text,
        add edge text,
        add constraint clients_team_fkey foreign key (tenant_id, team_id) references teams (tenant_id, id)`);
    await queryRunner.query('create index clients_tenant_id_team_id_idx on clients (tenant_id, team_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table clients drop team_id, drop application_sid, drop caller_id, drop edge');
    await queryRunner.query('drop table teams');
    await queryRunner.query('alter table twilio_configs drop edge');
  }
}
