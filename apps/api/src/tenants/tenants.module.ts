import { Module } from '@nestjs/common';
import { TenantStanding } from './tenant-standing.js';
import { Tenants } from './tenants.js';

@Module({ providers: [Tenants, TenantStanding], exports: [Tenants, TenantStanding] })
export class TenantsModule {}
