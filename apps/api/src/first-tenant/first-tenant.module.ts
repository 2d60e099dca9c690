import { Module } from '@nestjs/common';
import { FirstTenantController } from './first-tenant.controller.js';
import { FirstTenant } from './first-tenant.js';

@Module({ controllers: [FirstTenantController], providers: [FirstTenant] })
export class FirstTenantModule {}
