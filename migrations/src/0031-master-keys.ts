import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantToApplication } from './tenant-isolation.js';

/** Which master key has sealed each data key, and which one seals the next. Operators get a data key like a tenant's. */
export class MasterKeys implements MigrationInterface {
  name = 'MasterKeys0000000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'alter table tenant_data_keys add master_key_id text, add master_key_version integer not null default 1',
    );
    // Who owns the table may say that it changes the master key, and then sees every tenant's sealed data key. The
    // application owns nothing: it can say so as often as it likes.
    const allowed = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      or (current_setting('app.realm', true) = 'master-key' and ${isOwner('tenant_data_keys')})`;
    await queryRunner.query(
      `alter policy tenant_isolation on tenant_data_keys using (${allowed}) with check (${allowed})`,
    );

    await queryRunner.query(`
      create table operator_data_keys (
        version integer not null constraint operator_data_keys_pkey primary key,
        sealed_key bytea not null,
        master_key_id text,
        master_key_version integer not null default 1,
        created_at timestamptz not null default now()
      )`);
    const forOperators = `current_setting('app.realm', true) = 'operators'
      or (current_setting('app.realm', true) = 'master-key' and ${isOwner('operator_data_keys')})`;
    await queryRunner.query('alter table operator_data_keys enable row level security');
    await queryRunner.query('alter table operator_data_keys force row level security');
    await queryRunner.query(
      `create policy operators_only on operator_data_keys using (${forOperators}) with check (${forOperators})`,
    );
    await grantToApplication(queryRunner, 'operator_data_keys', ['select', 'insert']);

    // Holds no secret and nothing of any tenant's.
    await queryRunner.query(`
      create table sealing_master_key (
        singleton boolean not null default true
          constraint sealing_master_key_pkey primary key,
        master_key_id text not null,
        since timestamptz not null default now()
      )`);
    await grantToApplication(queryRunner, 'sealing_master_key', ['select', 'insert']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table sealing_master_key');
    await queryRunner.query('drop table operator_data_keys');
    const own = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
    await queryRunner.query(`alter policy tenant_isolation on tenant_data_keys using (${own}) with check (${own})`);
    await queryRunner.query('alter table tenant_data_keys drop master_key_id, drop master_key_version');
  }
}

const isOwner = (table: string) =>
  `pg_has_role(current_user, (select relowner from pg_class where oid = '${table}'::regclass), 'usage')`;
