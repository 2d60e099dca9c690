import type { MigrationInterface, QueryRunner } from 'typeorm';

const beginning = `decode(repeat('00', 32), 'hex')`;

/** A tenant has its audit log from its first moment to its last, so that one that is missing was taken away. */
export class AuditHeads implements MigrationInterface {
  name = 'AuditHeads0000000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create function keep_audit_head() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'DELETE' then
          delete from audit_heads where tenant_id = old.id;
          return old;
        end if;
        insert into audit_heads (tenant_id, sequence, hash) values (new.id, 0, ${beginning});
        return new;
      end $$`);
    await queryRunner.query('revoke all on function keep_audit_head() from public');
    await queryRunner.query(
      'create trigger keep_audit_head after insert or delete on tenants for each row execute function keep_audit_head()',
    );
    // The tenants that are there already, and the operators, who belong to none. Row-level security would hide them from
    // the owner, too.
    for (const table of ['tenants', 'audit_heads']) {
      await queryRunner.query(`alter table ${table} no force row level security`);
    }
    await queryRunner.query(
      `insert into audit_heads (tenant_id, sequence, hash)
      select id, 0, ${beginning} from (
        select id from tenants union all select '00000000-0000-0000-0000-000000000000'
      ) log on conflict do nothing`,
    );
    for (const table of ['tenants', 'audit_heads']) {
      await queryRunner.query(`alter table ${table} force row level security`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop trigger keep_audit_head on tenants');
    await queryRunner.query('drop function keep_audit_head');
  }
}
