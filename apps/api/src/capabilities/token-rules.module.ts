import { Module } from '@nestjs/common';
import { SecretsModule } from '../secrets/secrets.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TenantTokenRules } from './token-rules.js';

@Module({ imports: [TenantsModule, SecretsModule], providers: [TenantTokenRules], exports: [TenantTokenRules] })
export class TokenRulesModule {}
