import type { AdminId, OperatorId } from '@cordboard/contracts';
import type { EntityManager } from 'typeorm';
import type { Realm } from '../accounts/account.js';
import { totpSecretColumn } from '../accounts/account-secrets.js';
import { secretColumn } from '../identity-provider/identity-providers.js';
import { keyVersionOf, type RealmSecrets } from '../secrets/realm-secrets.js';
import { UnsealError } from '../secrets/sealed-box.js';
import { apiKeySecretColumn, authTokenColumn, formerAuthTokenColumn } from '../twilio-config/config-secrets.js';

/** Where sealed secrets lie, and as which `column` each is sealed there (see RealmSecrets.seal). */
interface SealedColumns {
  readonly table: string;
  /** Names the row within its tenant. */
  readonly id: string;
  readonly columns: Readonly<Record<string, (rowId: string) => string>>;
}

const ofTenants: readonly SealedColumns[] = [
  {
    table: 'twilio_configs',
    id: 'tenant_id',
    columns: {
      api_key_secret_sealed: () => apiKeySecretColumn,
      auth_token_sealed: () => authTokenColumn,
      former_auth_token_sealed: () => formerAuthTokenColumn,
    },
  },
  { table: 'identity_providers', id: 'tenant_id', columns: { client_secret_sealed: () => secretColumn } },
  {
    table: 'admins',
    id: 'id',
    columns: { totp_secret_sealed: (id) => totpSecretColumn({ kind: 'admin', adminId: id as AdminId }) },
  },
];

const ofOperators: readonly SealedColumns[] = [
  {
    table: 'operators',
    id: 'id',
    columns: { totp_secret_sealed: (id) => totpSecretColumn({ kind: 'operator', operatorId: id as OperatorId }) },
  },
];

/** All columns in which secrets lie sealed with data keys: `table.column`. */
export const sealedColumnNames: readonly string[] = [...ofTenants, ...ofOperators].flatMap(({ table, columns }) =>
  Object.keys(columns).map((column) => `${table}.${column}`),
);

export interface ResealedValues {
  resealed: number;
  /** What does not open with the key that it names: `table.column of id`. It stays as it is. */
  unopened: string[];
}

/**
 * Seals all secrets of a tenant, or of the operators, that are under another data key with the one that `secrets` seals with. In
 * the realm's transaction; it locks their rows.
 */
export async function resealValues(
  manager: EntityManager,
  realm: Realm,
  secrets: RealmSecrets,
): Promise<ResealedValues> {
  const done: ResealedValues = { resealed: 0, unopened: [] };
  const tenantId = realm.kind === 'tenant' ? realm.tenantId : null;
  // Whoever owns the database may be held by no row-level security.
  const own = realm.kind === 'tenant' ? 'tenant_id = $1::uuid' : '$1::uuid is null';
  for (const place of realm.kind === 'tenant' ? ofTenants : ofOperators) {
    const { table, id, columns } = place;
    const rows = await manager.query<SealedRow[]>(
      `select ${id}::text as row_id, ${Object.keys(columns).join(', ')} from ${table} where ${own} for update`,
      [tenantId],
    );
    for (const row of rows) {
      const anew = Object.entries(resealRow(row, place, secrets, done));
      if (anew.length === 0) continue;
      const set = anew.map(([column], index) => `${column} = $${index + 3}`).join(', ');
      const values = anew.map(([, sealed]) => sealed);
      await manager.query(`update ${table} set ${set} where ${own} and ${id}::text = $2`, [tenantId, row.row_id, ...values]); // prettier-ignore
    }
  }
  return done;
}

interface SealedRow extends Record<string, string | Buffer | null> {
  row_id: string;
}

/** What there is to write: by column. */
function resealRow(
  row: SealedRow,
  { table, columns }: SealedColumns,
  secrets: RealmSecrets,
  done: ResealedValues,
): Record<string, Buffer> {
  const anew: Record<string, Buffer> = {};
  for (const [name, columnOf] of Object.entries(columns)) {
    const sealed = row[name];
    const version = Buffer.isBuffer(sealed) ? keyVersionOf(sealed) : undefined;
    if (!Buffer.isBuffer(sealed) || version === undefined || version === secrets.sealingVersion) continue;
    const column = columnOf(row.row_id);
    try {
      anew[name] = secrets.seal(column, secrets.unseal(column, sealed));
      done.resealed += 1;
    } catch (error) {
      if (!(error instanceof UnsealError)) throw error;
      done.unopened.push(`${table}.${name} of ${row.row_id}`);
    }
  }
  return anew;
}
