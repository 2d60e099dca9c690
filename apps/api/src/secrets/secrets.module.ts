import { Module } from '@nestjs/common';
import { TenantSecrets } from './tenant-secrets.js';

@Module({ providers: [TenantSecrets], exports: [TenantSecrets] })
export class SecretsModule {}
