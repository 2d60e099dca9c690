import type { MigrationInterface, QueryRunner } from 'typeorm';

const sealedColumns = {
  twilio_configs: ['api_key_secret_sealed', 'auth_token_sealed', 'former_auth_token_sealed'],
  identity_providers: ['client_secret_sealed'],
  admins: ['totp_secret_sealed'],
  operators: ['totp_secret_sealed'],
};

/**
 * Data keys are replaced while the API runs. The database sees to it that nothing is written under one that is gone: a secret
 * names its data key in its first bytes, and holds that row until the commit.
 */
export class DataKeyRotation implements MigrationInterface {
  name = 'DataKeyRotation0000000000039';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['tenant_data_keys', 'operator_data_keys']) {
      await queryRunner.query(
        `alter table ${table} add seals_since timestamptz default now(), add former_keys_sealed bytea`,
      );
    }
    // What is of another format (the first byte) is not under a data key. A former format began with any byte; that one
    // of it looks like a version below 65,536 has a chance of one in sixteen million.
    await queryRunner.query(`
      create function hold_data_key() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        row_now jsonb := to_jsonb(new);
        sealed bytea;
        column_name text;
        key_version integer;
      begin
        foreach column_name in array tg_argv loop
          sealed := (row_now ->> column_name)::bytea;
          if octet_length(sealed) >= 5 and substr(sealed, 1, 3) = '\\x010000'::bytea then
            key_version := get_byte(sealed, 3) * 256 + get_byte(sealed, 4);
            if tg_table_name = 'operators' then
              perform from operator_data_keys where version = key_version for key share;
            else
              perform from tenant_data_keys
              where tenant_id = (row_now ->> 'tenant_id')::uuid and version = key_version for key share;
            end if;
            if not found then
              raise exception 'Data key % is gone: seal % with the present one', key_version, column_name
                using errcode = 'CB001';
            end if;
          end if;
        end loop;
        return new;
      end $$`);
    await queryRunner.query('revoke all on function hold_data_key() from public');
    for (const [table, columns] of Object.entries(sealedColumns)) {
      await queryRunner.query(
        `create trigger hold_data_key before insert or update of ${columns.join(', ')} on ${table}
        for each row execute function hold_data_key(${columns.map((column) => `'${column}'`).join(', ')})`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(sealedColumns)) {
      await queryRunner.query(`drop trigger hold_data_key on ${table}`);
    }
    await queryRunner.query('drop function hold_data_key');
    for (const table of ['tenant_data_keys', 'operator_data_keys']) {
      await queryRunner.query(`alter table ${table} drop seals_since, drop former_keys_sealed`);
    }
  }
}
