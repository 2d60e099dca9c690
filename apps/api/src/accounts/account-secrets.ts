import { Injectable } from '@nestjs/common';
import { Secrets } from '../secrets/secrets.js';
import { realmOf, type Account } from './account.js';

export interface AccountSecret {
  seal(secret: string): Buffer;
  /** @throws UnsealError */
  unseal(sealed: Buffer): string;
}

/** Keeps the secret of somebody's authenticator app, bound to their account: it opens in no other one's row. */
@Injectable()
export class AccountSecrets {
  constructor(private readonly secrets: Secrets) {}

  /** To be asked outside of transactions. */
  async of(account: Account): Promise<AccountSecret> {
    const secrets = await this.secrets.of(realmOf(account));
    const column = totpSecretColumn(account);
    return {
      seal: (secret) => secrets.seal(column, secret),
      unseal: (sealed) => secrets.unseal(column, sealed),
    };
  }
}

/** As what it is sealed: it opens in this account's row alone. */
export const totpSecretColumn = (account: AccountName) =>
  account.kind === 'admin'
    ? `admins.totp_secret_sealed of ${account.adminId}`
    : `operators.totp_secret_sealed of ${account.operatorId}`;

type AccountName = Omit<Extract<Account, { kind: 'admin' }>, 'tenantId'> | Extract<Account, { kind: 'operator' }>;
