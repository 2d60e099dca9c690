import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Who may be called and why not, and the names that a client had. */
export class ClientStates implements MigrationInterface {
  name = 'ClientStates0000000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    // A name is looked up by this column and not by lower(name): row-level security lets no function near an index that
    // might tell about rows of others, so an index over lower(name) finds the tenant, and then reads all its clients.
    await queryRunner.query(`
      alter table clients
        add name_key text not null generated always as (lower(name)) stored,
        add suspended_at timestamptz,
        add suspended_by text,
        add tokens_revoked_at timestamptz,
        add last_token_at timestamptz`);
    // Computed for the clients that are there, then by a trigger: a column that stays generated is one that TypeORM would
    // keep a table of its own about.
    await queryRunner.query('alter table clients alter name_key drop expression');
    await queryRunner.query(`
      create function set_client_name_key() returns trigger language plpgsql as $$
      begin new.name_key := lower(new.name); return new; end $$`);
    await queryRunner.query(`
      create trigger set_name_key before insert or update of name on clients
        for each row execute function set_client_name_key()`);
    await queryRunner.query('drop index clients_tenant_id_lower_name_key');
    await queryRunner.query('create unique index clients_tenant_id_name_key_key on clients (tenant_id, name_key)');

    // A client that was renamed is still rung by its old name until the tokens of that name have run out.
    await queryRunner.query(`
      create table client_former_names (
        tenant_id uuid not null,
        name_key text not null,
        name text not null,
        client_id uuid not null,
        rings_until timestamptz not null,
        constraint client_former_names_pkey primary key (tenant_id, name_key),
        constraint client_former_names_client_fkey foreign key (tenant_id, client_id)
          references clients (tenant_id, id) on delete cascade
      )`);
    await queryRunner.query(
      'create index client_former_names_client_idx on client_former_names (tenant_id, client_id)',
    );
    await isolateTenants(queryRunner, 'client_former_names', ['select', 'insert', 'update', 'delete']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table client_former_names');
    await queryRunner.query('drop index clients_tenant_id_name_key_key');
    await queryRunner.query('create unique index clients_tenant_id_lower_name_key on clients (tenant_id, lower(name))');
    await queryRunner.query('drop trigger set_name_key on clients');
    await queryRunner.query('drop function set_client_name_key');
    await queryRunner.query(`
      alter table clients drop name_key, drop suspended_at, drop suspended_by, drop tokens_revoked_at,
        drop last_token_at`);
  }
}
