import { Module } from '@nestjs/common';
import { TokenRulesModule } from '../capabilities/token-rules.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { SettingsController } from './settings.controller.js';
import { TenantSettings } from './tenant-settings.js';

@Module({ imports: [TenantsModule, TokenRulesModule], controllers: [SettingsController], providers: [TenantSettings] })
export class SettingsModule {}
