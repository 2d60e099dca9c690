import type { Me, SignIn as SignInRequest, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AdminDirectoryEntity, AdminEntity } from '../admins/admin.entity.js';
import { isPassword } from '../admins/password.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { Tenants } from '../tenants/tenants.js';
import { ConsoleSessions } from './console-sessions.js';
import { DemoAdminRefused, SignInFailed, TenantChoiceRequired } from './errors.js';
import { networkOf } from './network-of.js';
import { SignInLimit } from './sign-in-limit.js';

/** More tenants than one person administers with one password, and a bound on the work of a guess. */
const mostTenants = 10;

interface Account {
  admin: AdminEntity;
  tenant: TenantEntity;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly limit: SignInLimit,
    private readonly sessions: ConsoleSessions,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  /** @throws TooManyTries, SignInFailed, TenantChoiceRequired, DemoAdminRefused */
  async signIn(
    { email: typed, password, tenantId }: SignInRequest,
    from: { address: string; device: string },
  ): Promise<{ token: string; me: Me }> {
    const email = typed.toLowerCase();
    const network = `address ${networkOf(from.address)}`;
    await this.limit.take(`account ${email}`);
    await this.limit.take(network);
    const { admin, tenant } = await this.#findAccount(email, password, tenantId);
    if (admin.isDemo && this.environment.isProduction) throw new DemoAdminRefused();
    // A company signs in from one address in the morning. Its accounts stay limited one by one.
    await this.limit.giveBack(network);
    const { token, expiresAt } = await this.sessions.begin(tenant.id, admin.id, from.device);
    return {
      token,
      me: {
        admin: { id: admin.id, email: admin.email, role: admin.role },
        tenant: { id: tenant.id, name: tenant.name, country: tenant.country },
        sessionExpiresAt: expiresAt.toISOString(),
      },
    };
  }

  async #findAccount(email: string, password: string, tenantId: TenantId | undefined): Promise<Account> {
    const accounts = await this.#accountsOf(email, tenantId);
    const opened: Account[] = [];
    for (const account of accounts) {
      if (await isPassword(password, account.admin.passwordHash)) opened.push(account);
    }
    if (accounts.length === 0) await isPassword(password, undefined);
    const [first, second] = opened;
    if (!first) throw new SignInFailed();
    if (second) throw new TenantChoiceRequired(opened.map(({ tenant: { id, name } }) => ({ id, name })));
    return first;
  }

  /** The directory says which tenants; what is in them is read as each of them. */
  async #accountsOf(email: string, tenantId: TenantId | undefined): Promise<Account[]> {
    const entries = await this.database.byEmail(email, (manager) =>
      manager.find(AdminDirectoryEntity, {
        where: { email, ...(tenantId !== undefined && { tenantId }) },
        take: mostTenants,
      }),
    );
    const accounts: Account[] = [];
    for (const entry of entries) {
      const account = await this.database.inTenant(entry.tenantId, async (manager) => {
        const admin = await manager.findOneBy(AdminEntity, { tenantId: entry.tenantId, id: entry.adminId });
        return admin && { admin, tenant: await this.tenants.get(manager, entry.tenantId) };
      });
      if (account) accounts.push(account);
    }
    return accounts;
  }
}
