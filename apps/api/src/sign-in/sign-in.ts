import type { SignIn as SignInRequest, TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AdminDirectoryEntity, AdminEntity } from '../admins/admin.entity.js';
import { isPassword } from '../admins/password.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { findProviderFor } from '../identity-provider/find-provider.js';
import { TenantSuspended } from '../tenants/errors.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { Tenants } from '../tenants/tenants.js';
import { DemoAdminRefused, ProviderRequired, SignInFailed, TenantChoiceRequired } from './errors.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { SignInSteps, type Origin, type Step } from './sign-in-steps.js';

/** More tenants than one person administers with one password, and a bound on the work of a guess. */
const mostTenants = 10;

interface Candidate {
  admin: AdminEntity;
  tenant: TenantEntity;
  /** Does their company want them to sign in elsewhere? */
  isForProvider: boolean;
}

/** Signing in as an admin, by e-mail address and password. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly steps: SignInSteps,
    private readonly refused: RefusedSignIns,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  /** @throws TooManyTries, SignInFailed, TenantChoiceRequired, TenantSuspended, DemoAdminRefused, ProviderRequired */
  async signIn({ email: typed, password, tenantId }: SignInRequest, from: Origin): Promise<Step> {
    const email = typed.toLowerCase();
    await this.steps.count(email, from);
    const { admin, tenant, isForProvider } = await this.#find(email, password, tenantId);
    const refusal =
      (tenant.suspendedAt && new TenantSuspended()) ||
      (admin.isDemo && this.environment.isProduction && new DemoAdminRefused()) ||
      (isForProvider && new ProviderRequired());
    if (refusal) {
      this.refused.note(accountOf(admin), email, refusal.code);
      throw refusal;
    }
    return this.steps.afterPassword(accountOf(admin), admin, from);
  }

  async #find(email: string, password: string, tenantId: TenantId | undefined): Promise<Candidate> {
    const candidates = await this.#candidates(email, tenantId);
    const opened: Candidate[] = [];
    for (const candidate of candidates) {
      if (await isPassword(password, candidate.admin.passwordHash ?? undefined)) opened.push(candidate);
    }
    if (candidates.length === 0) await isPassword(password, undefined);
    const [first, second] = opened;
    if (!first) {
      const refusal = new SignInFailed();
      for (const { admin } of candidates) this.refused.note(accountOf(admin), email, refusal.code);
      throw refusal;
    }
    if (second) throw new TenantChoiceRequired(opened.map(({ tenant: { id, name } }) => ({ id, name })));
    return first;
  }

  /** The directory says which tenants; what is in them is read as each of them. */
  async #candidates(email: string, tenantId: TenantId | undefined): Promise<Candidate[]> {
    const entries = await this.database.byEmail(email, (manager) =>
      manager.find(AdminDirectoryEntity, {
        where: { email, ...(tenantId !== undefined && { tenantId }) },
        take: mostTenants,
      }),
    );
    const candidates: Candidate[] = [];
    for (const { tenantId: id, adminId } of entries) {
      const candidate = await this.database.readTenant(id, async (manager) => {
        const admin = await manager.findOneBy(AdminEntity, { tenantId: id, id: adminId });
        if (!admin) return undefined;
        const provider = await findProviderFor(manager, id, email);
        // An owner's password is the way in while the provider is broken.
        const isForProvider = provider?.isRequired === true && admin.role !== 'owner';
        return { admin, tenant: await this.tenants.get(manager, id), isForProvider };
      });
      if (candidate) candidates.push(candidate);
    }
    return candidates;
  }
}

const accountOf = ({ tenantId, id: adminId }: AdminEntity) => ({ kind: 'admin', tenantId, adminId }) as const;
