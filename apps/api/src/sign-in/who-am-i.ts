import type { Me, SecondFactor } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { Account, AccountColumns } from '../accounts/account.js';
import { AdminEntity } from '../admins/admin.entity.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Tenants } from '../tenants/tenants.js';

/** Who is signed in, for their own page. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
  ) {}

  /** Who has just signed in with a password has to set up the second factor that their company requires. */
  tell(
    { tenantId, adminId }: Extract<Account, { kind: 'admin' }>,
    { sessionExpiresAt, mustSetUpSecondFactor }: { sessionExpiresAt: Date; mustSetUpSecondFactor?: boolean },
  ): Promise<Me> {
    return this.database.readTenant(tenantId, async (manager) => {
      const tenant = await this.tenants.get(manager, tenantId);
      const admin = await manager.findOneByOrFail(AdminEntity, { tenantId, id: adminId });
      return {
        admin: {
          id: adminId,
          email: admin.email,
          role: admin.role,
          hasPassword: admin.passwordHash !== null,
          secondFactor: describeSecondFactor(admin, tenant.requiresSecondFactor),
        },
        tenant: { id: tenantId, name: tenant.name, country: tenant.country },
        mustSetUpSecondFactor: mustSetUpSecondFactor ?? (tenant.requiresSecondFactor && !admin.totpConfirmedAt),
        sessionExpiresAt: sessionExpiresAt.toISOString(),
      };
    });
  }
}

export const describeSecondFactor = (
  { totpConfirmedAt, recoveryCodeHashes }: AccountColumns,
  isRequired: boolean,
): SecondFactor => ({ isOn: totpConfirmedAt !== null, isRequired, recoveryCodesLeft: recoveryCodeHashes.length });
