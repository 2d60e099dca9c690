import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLog } from './audit-log.js';
import { KnowWhoActs } from './know-who-acts.js';
import { OperatorAuditLogController } from './operator-audit-log.controller.js';

@Module({
  controllers: [AuditLogController, OperatorAuditLogController],
  providers: [AuditLog, { provide: APP_INTERCEPTOR, useClass: KnowWhoActs }],
})
export class AuditModule {}
