import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** What whoever appends says; the rest is for the trigger to fill in. */
const told =
  'tenant_id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, target_name, address, device, before, after';

/**
 * Who did what: a chain of hashes for each tenant. The application can append, by naming what happened; place and hash are
 * the trigger's, and neither an entry nor a chain's head can be changed by it in any way.
 */
export class AuditEntries implements MigrationInterface {
  name = 'AuditEntries0000000000027';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Without a foreign key to tenants. To append locks the head, last of all; a key to tenants would then wait for whoever
    // has locked the tenant and is about to append.
    await queryRunner.query(`
      create table audit_heads (
        tenant_id uuid not null constraint audit_heads_pkey primary key,
        sequence integer not null,
        hash bytea not null
      )`);
    await isolateTenants(queryRunner, 'audit_heads', ['select']);

    // json keeps its text as it was written, so that it can be hashed; jsonb would not.
    await queryRunner.query(`
      create table audit_entries (
        tenant_id uuid not null,
        sequence integer not null,
        at timestamptz not null,
        actor_kind text not null,
        actor_id text,
        actor_name text,
        action text not null,
        target_kind text not null,
        target_id text,
        target_name text,
        address text,
        device text,
        before json,
        after json,
        hash bytea not null,
        constraint audit_entries_pkey primary key (tenant_id, sequence),
        constraint audit_entries_head_fkey foreign key (tenant_id) references audit_heads (tenant_id) on delete cascade
      )`);
    await queryRunner.query('create index audit_entries_at_idx on audit_entries (tenant_id, at)');
    await queryRunner.query('create index audit_entries_actor_idx on audit_entries (tenant_id, actor_id, sequence)');
    await queryRunner.query('create index audit_entries_target_idx on audit_entries (tenant_id, target_id, sequence)');
    await isolateTenants(queryRunner, 'audit_entries', ['select']);
    await queryRunner.query(
      `do $$ begin execute format('grant insert (${told}) on audit_entries to %I', current_database() || '_app'); end $$`,
    );

    // pg_temp is named, and last: else a temporary table of the caller's would be taken for ours.
    await queryRunner.query(`
      create function append_audit_entry() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        head audit_heads%rowtype;
        content text;
      begin
        select * into head from audit_heads where tenant_id = new.tenant_id for update;
        if not found then raise exception 'There is no audit log of %', new.tenant_id; end if;
        new.sequence := head.sequence + 1;
        select string_agg(coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-'), ',' order by place)
        into content
        from unnest(array[
          'cordboard audit 1', encode(head.hash, 'hex'), new.tenant_id::text, new.sequence::text,
          (extract(epoch from new.at) * 1000000)::bigint::text, new.actor_kind, new.actor_id, new.actor_name, new.action,
          new.target_kind, new.target_id, new.target_name, new.address, new.device, new.before::text, new.after::text
        ]) with ordinality as field (value, place);
        new.hash := sha256(convert_to(content, 'UTF8'));
        update audit_heads set sequence = new.sequence, hash = new.hash where tenant_id = new.tenant_id;
        return new;
      end $$`);
    await queryRunner.query('revoke all on function append_audit_entry() from public');
    await queryRunner.query(
      'create trigger append before insert on audit_entries for each row execute function append_audit_entry()',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table audit_entries');
    await queryRunner.query('drop function append_audit_entry');
    await queryRunner.query('drop table audit_heads');
  }
}
