import type { AdminId, OperatorId, TenantId } from '@cordboard/contracts';
import { Column } from 'typeorm';
import { noTenant } from '../authentication/credential.js';

/** Somebody who signs in to the console: an admin of one tenant, or an operator, who belongs to none. */
export type Account =
  | { readonly kind: 'admin'; readonly tenantId: TenantId; readonly adminId: AdminId }
  | { readonly kind: 'operator'; readonly operatorId: OperatorId };

/** With what one can work on an account's rows: bound to its tenant, or to the operators. */
export type Realm = { readonly kind: 'tenant'; readonly tenantId: TenantId } | { readonly kind: 'operators' };

export const realmOf = (account: Account): Realm =>
  account.kind === 'admin' ? { kind: 'tenant', tenantId: account.tenantId } : { kind: 'operators' };

/** In whose audit log it stands what is done with the account; operators have one of their own. */
export const auditLogOf = (account: Account) => (account.kind === 'admin' ? account.tenantId : noTenant);

export const accountIdOf = (account: Account) => (account.kind === 'admin' ? account.adminId : account.operatorId);

/** What both kinds of account sign in with. */
export abstract class AccountColumns {
  /** In lower case, as in the directory: nobody has two mailboxes that differ in case alone. */
  @Column('text')
  email!: string;

  /** Argon2id in its PHC form, which names its own parameters; null for who signs in without a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('bytea', { name: 'totp_secret_sealed', nullable: true })
  totpSecretSealed!: Buffer | null;

  /** Null while the secret was shown, and no code has proved that an app knows it. */
  @Column('timestamptz', { name: 'totp_confirmed_at', nullable: true })
  totpConfirmedAt!: Date | null;

  /** The time step of the latest code that was taken: neither it nor an earlier one is taken again. */
  @Column('integer', { name: 'totp_last_step', nullable: true })
  totpLastStep!: number | null;

  @Column('bytea', { name: 'recovery_code_hashes', array: true, default: () => `'{}'` })
  recoveryCodeHashes!: Buffer[];
}
