import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { SecretsModule } from '../secrets/secrets.module.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLog } from './audit-log.js';
import { Fingerprints } from './fingerprints.js';
import { KnowWhoActs } from './know-who-acts.js';
import { OperatorAuditLogController } from './operator-audit-log.controller.js';

@Module({
  imports: [SecretsModule],
  controllers: [AuditLogController, OperatorAuditLogController],
  providers: [AuditLog, { provide: APP_INTERCEPTOR, useClass: KnowWhoActs }, Fingerprints],
  exports: [Fingerprints],
})
export class AuditModule {}
