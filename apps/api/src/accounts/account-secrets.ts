import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OperatorSecrets } from '../secrets/operator-secrets.js';
import { TenantSecrets } from '../secrets/tenant-secrets.js';
import type { Account } from './account.js';

const column = 'totp_secret_sealed';

/** Keeps the secret of somebody's authenticator app, bound to their account: it opens in no other one's row. */
@Injectable()
export class AccountSecrets {
  constructor(
    private readonly tenantSecrets: TenantSecrets,
    private readonly operatorSecrets: OperatorSecrets,
  ) {}

  async seal(manager: EntityManager, account: Account, secret: string): Promise<Buffer> {
    return account.kind === 'admin'
      ? this.tenantSecrets.seal(manager, account.tenantId, `admins.${column} of ${account.adminId}`, secret)
      : this.operatorSecrets.seal(account.operatorId, column, secret);
  }

  async unseal(manager: EntityManager, account: Account, sealed: Buffer): Promise<string> {
    return account.kind === 'admin'
      ? this.tenantSecrets.unseal(manager, account.tenantId, `admins.${column} of ${account.adminId}`, sealed)
      : this.operatorSecrets.unseal(account.operatorId, column, sealed);
  }
}
