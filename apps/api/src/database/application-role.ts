import { hkdfSync } from 'node:crypto';

/** The name of the database that a connection URL points at. */
const databaseNameOf = (databaseUrl: string) => decodeURIComponent(new URL(databaseUrl).pathname.slice(1));

/** The role that the API works as: it owns nothing and sees one tenant at a time. Migrations grant to this name. */
export const applicationRoleOf = (databaseUrl: string) => `${databaseNameOf(databaseUrl)}_app`;

/**
 * The application role's own address on the owner's server. Its password follows from the master key, so that there is
 * one secret less to hand around; `operator migrate` sets it on the role. Of several keys it is the oldest's: adding one changes nothing.
 */
export function deriveApplicationUrl(databaseUrl: string, masterKeys: readonly Buffer[]): string {
  const url = new URL(databaseUrl);
  const role = applicationRoleOf(databaseUrl);
  const password = hkdfSync(
    'sha256',
    masterKeys.at(-1) ?? Buffer.alloc(0),
    role,
    'cordboard application role password',
    32,
  );
  url.username = encodeURIComponent(role);
  url.password = Buffer.from(password).toString('base64url');
  return url.href;
}
