import { auditPage, listAuditLogQuery, type AuditPage } from '@cordboard/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { For } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { AuditLog } from './audit-log.js';
import { operatorsLog } from './record-change.js';

@Controller('v1/operator/audit-log')
@For('operator')
export class OperatorAuditLogController {
  constructor(private readonly auditLog: AuditLog) {}

  @Get()
  @Operation({
    id: 'listOperatorAuditLog',
    tag: 'Operators',
    summary: 'What operators did, newest first',
    description: 'With their own accounts, and with tenants as a whole; the latter is in the tenant’s own log as well.',
    answers: { 200: auditPage },
    errors: [],
  })
  list(
    @Query({ schema: listAuditLogQuery }) { limit, cursor, ...filter }: z.output<typeof listAuditLogQuery>,
  ): Promise<AuditPage> {
    return this.auditLog.list(operatorsLog, filter, { limit, ...(cursor !== undefined && { cursor }) });
  }
}
