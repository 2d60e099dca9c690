import { signInPolicy, type SignInPolicy } from '@cordboard/contracts';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { recordChange } from '../audit/record-change.js';
import { Caller, For, type Principal } from '../authentication/principal.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Operation } from '../http/operation.js';
import { TenantEntity } from '../tenants/tenant.entity.js';
import { Tenants } from '../tenants/tenants.js';

@Controller('v1/sign-in-policy')
@For('owner')
export class SignInPolicyController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    id: 'getSignInPolicy',
    tag: 'Sign-in',
    summary: 'How the tenant’s admins have to sign in',
    answers: { 200: signInPolicy },
    errors: [],
  })
  show(@Caller() { tenantId }: Principal): Promise<SignInPolicy> {
    return this.database.readTenant(tenantId, async (manager) => {
      const { requiresSecondFactor } = await this.tenants.get(manager, tenantId);
      return { requiresSecondFactor };
    });
  }

  @Put()
  @Operation({
    id: 'putSignInPolicy',
    tag: 'Sign-in',
    summary: 'Say how the tenant’s admins have to sign in',
    description: 'Who has no second factor where one is required can set one up at once, and do nothing else before.',
    answers: { 200: signInPolicy },
    errors: [],
  })
  async put(
    @Caller() { tenantId }: Principal,
    @Body({ schema: signInPolicy }) { requiresSecondFactor }: SignInPolicy,
  ): Promise<SignInPolicy> {
    await this.database.inTenant(tenantId, async (manager) => {
      const tenant = await manager.findOneOrFail(TenantEntity, {
        where: { id: tenantId },
        lock: { mode: 'pessimistic_write' },
      });
      await manager.update(TenantEntity, { id: tenantId }, { requiresSecondFactor });
      await recordChange(manager, tenantId, {
        action: 'sign_in_policy.changed',
        target: { kind: 'tenant', id: tenantId, name: tenant.name },
        before: { requiresSecondFactor: tenant.requiresSecondFactor },
        after: { requiresSecondFactor },
        at: this.clock.now(),
      });
    });
    return { requiresSecondFactor };
  }
}
