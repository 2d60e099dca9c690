import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

/** What operators do with tenants: make them, see how they are doing, suspend and delete them. */
export class TenantOperation implements MigrationInterface {
  name = 'TenantOperation0000000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table tenants add suspended_at timestamptz, add deleted_after timestamptz');
    await grantToApplication(queryRunner, 'tenants', ['insert']);

    // The list of tenants holds no secret and nothing of their calls. Writing stays bound to the one tenant.
    const own = `id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
    await queryRunner.query(
      `alter policy tenant_isolation on tenants using (${own} or current_setting('app.realm', true) = 'operators')`,
    );

    // Row-level security is forced, so a function cannot look past it, its owner's neither: it looks into one tenant after
    // another, and what it finds there leaves it as a few figures.
    await queryRunner.query(`
      create function tenant_health(tenant uuid, since timestamptz)
      returns table (
        is_connected boolean, checked_at timestamptz, check_outcome text,
        calls integer, last_call_at timestamptz, reps integer, admins integer
      )
      language plpgsql set search_path = pg_catalog, public as $$
      declare
        before text := current_setting('app.tenant_id', true);
      begin
        perform set_config('app.tenant_id', tenant::text, true);
        return query select
          exists (select from twilio_configs where tenant_id = tenant and application_sid is not null),
          (select finished_at from twilio_checks where tenant_id = tenant order by started_at desc limit 1),
          (select outcome from twilio_checks where tenant_id = tenant order by started_at desc limit 1),
          (select count(*)::integer from calls where tenant_id = tenant and started_at >= since),
          (select max(started_at) from calls where tenant_id = tenant),
          (select count(*)::integer from clients where tenant_id = tenant),
          (select count(*)::integer from public.admins where tenant_id = tenant);
        perform set_config('app.tenant_id', coalesce(before, ''), true);
      end $$`);
    await grantExecute(queryRunner, 'tenant_health(uuid, timestamptz)');

    // The application may delete no tenant; this may, one whose time has come. What there can be much of goes in portions,
    // so that no statement takes long.
    await queryRunner.query(`
      create function delete_tenant_due(tenant uuid, present timestamptz) returns boolean
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        before text := current_setting('app.tenant_id', true);
        portion constant integer := 1000;
        is_gone boolean := false;
        large text;
        deleted integer := 0;
      begin
        perform set_config('app.tenant_id', tenant::text, true);
        if not exists (select from tenants where id = tenant and deleted_after <= present) then
          raise exception 'Tenant % is not due to be deleted', tenant;
        end if;
        foreach large in array array['calls', 'issued_tokens', 'embed_sessions'] loop
          continue when to_regclass(large) is null;
          execute format('delete from %1$I where ctid = any (array(select ctid from %1$I where tenant_id = $1 limit $2))', large)
            using tenant, portion;
          get diagnostics deleted = row_count;
          exit when deleted > 0;
        end loop;
        if deleted = 0 then
          delete from tenants where id = tenant;
          is_gone := true;
        end if;
        perform set_config('app.tenant_id', coalesce(before, ''), true);
        return is_gone;
      end $$`);
    await grantExecute(queryRunner, 'delete_tenant_due(uuid, timestamptz)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function delete_tenant_due(uuid, timestamptz)');
    await queryRunner.query('drop function tenant_health(uuid, timestamptz)');
    await queryRunner.query(
      `alter policy tenant_isolation on tenants using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)`,
    );
    await queryRunner.query(
      `do $$ begin execute format('revoke insert on tenants from %I', current_database() || '_app'); end $$`,
    );
    await queryRunner.query('alter table tenants drop suspended_at, drop deleted_after');
  }
}

/** Functions are everybody's until they are not. */
async function grantExecute(queryRunner: QueryRunner, signature: string): Promise<void> {
  await queryRunner.query(`revoke all on function ${signature} from public`);
  await queryRunner.query(
    `do $$ begin execute format('grant execute on function ${signature} to %I', current_database() || '_app'); end $$`,
  );
}
