import type { QueryRunner } from 'typeorm';

type Privilege = 'select' | 'insert' | 'update' | 'delete';

/**
 * Lets the application role see and write rows of one tenant alone: the one named by `app.tenant_id`, which a
 * transaction sets with `set_config('app.tenant_id', …, true)`. Where it is not set there are no rows. Forced, so that
 * it holds for the tables' owner too.
 *
 * Migrations that have run call this: changing what it does changes history. Write a new one instead.
 */
export async function isolateTenants(
  queryRunner: QueryRunner,
  table: string,
  privileges: readonly Privilege[],
  tenantColumn = 'tenant_id',
): Promise<void> {
  const own = `${tenantColumn} = nullif(current_setting('app.tenant_id', true), '')::uuid`;
  await queryRunner.query(`alter table ${table} enable row level security`);
  await queryRunner.query(`alter table ${table} force row level security`);
  await queryRunner.query(`create policy tenant_isolation on ${table} using (${own}) with check (${own})`);
  await grantToApplication(queryRunner, table, privileges);
}

/** The application role is named after the database, so that several can live on one server. */
export async function grantToApplication(
  queryRunner: QueryRunner,
  table: string,
  privileges: readonly Privilege[],
): Promise<void> {
  await queryRunner.query(
    `do $$ begin execute format('grant ${privileges.join(', ')} on ${table} to %I', current_database() || '_app'); end $$`,
  );
}
