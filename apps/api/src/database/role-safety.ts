import type { DataSource } from 'typeorm';

/**
 * Row-level security does not hold for superusers, and a table's owner can switch it off. A process that works as one
 * of those would serve every tenant's rows to the first query that forgets its tenant, so it does not start at all.
 */
export async function refuseUnsafeRole(dataSource: DataSource): Promise<void> {
  const [role] = await dataSource.query<{ name: string; superuser: boolean; bypass: boolean; owner: boolean }[]>(`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
      exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owner
    from pg_roles where rolname = current_user`);
  if (!role) throw new UnsafeRoleError('The database does not say which role this is');
  const why =
    (role.superuser && 'is a superuser') ||
    (role.bypass && 'bypasses row-level security') ||
    (role.owner && 'owns tables');
  if (why) {
    throw new UnsafeRoleError(
      `The database role "${role.name}" ${why}, so it could read every tenant's rows. ` +
        'Point DATABASE_APP_URL at the role that "operator migrate" makes, or leave it out.',
    );
  }
}

export class UnsafeRoleError extends Error {}
