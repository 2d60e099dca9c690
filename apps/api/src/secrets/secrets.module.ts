import { Module } from '@nestjs/common';
import { OperatorSecrets } from './operator-secrets.js';
import { TenantSecrets } from './tenant-secrets.js';

@Module({ providers: [TenantSecrets, OperatorSecrets], exports: [TenantSecrets, OperatorSecrets] })
export class SecretsModule {}
