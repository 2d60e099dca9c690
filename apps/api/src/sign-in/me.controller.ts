import { me, type Me } from '@cordboard/contracts';
import { Controller, Get } from '@nestjs/common';
import { CallerAdmin, For, type AdminPrincipal } from '../authentication/principal.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Operation } from '../http/operation.js';
import { Tenants } from '../tenants/tenants.js';

@Controller('v1/me')
export class MeController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tenants: Tenants,
  ) {}

  @Get()
  @For('supervisor')
  @Operation({
    id: 'getMe',
    tag: 'Admins',
    summary: 'Who is signed in, in which role, to which tenant',
    answers: { 200: me },
    errors: [],
  })
  async show(@CallerAdmin() { tenantId, adminId, email, role, sessionExpiresAt }: AdminPrincipal): Promise<Me> {
    const { name, country } = await this.database.inTenant(tenantId, (manager) => this.tenants.get(manager, tenantId));
    return {
      admin: { id: adminId, email, role },
      tenant: { id: tenantId, name, country },
      sessionExpiresAt: sessionExpiresAt.toISOString(),
    };
  }
}
