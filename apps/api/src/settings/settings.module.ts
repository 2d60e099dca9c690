import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { SettingsController } from './settings.controller.js';
import { TenantSettings } from './tenant-settings.js';

@Module({ imports: [TenantsModule], controllers: [SettingsController], providers: [TenantSettings] })
export class SettingsModule {}
