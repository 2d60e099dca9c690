import type { Readable } from 'node:stream';
import { auditPage, exportAuditLogQuery, listAuditLogQuery, type AuditPage } from '@cordboard/contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { asCsv } from '../csv.js';
import { Operation } from '../http/operation.js';
import { auditColumns } from './audit-columns.js';
import { AuditLog } from './audit-log.js';

@Controller('v1/audit-log')
@Scope('audit:read')
@For('api-key', 'admin')
export class AuditLogController {
  constructor(private readonly auditLog: AuditLog) {}

  @Get()
  @Operation({
    id: 'listAuditLog',
    tag: 'Audit log',
    summary: 'Who did what, newest first',
    description:
      'Every change of the tenant, sign-ins, and what operators did with it. Each entry’s hash is over its content and ' +
      'the hash of the one before. Tokens and calls have lists of their own.',
    answers: { 200: auditPage },
    errors: [],
  })
  list(
    @Caller() { tenantId }: Principal,
    @Query({ schema: listAuditLogQuery }) { limit, cursor, ...filter }: z.output<typeof listAuditLogQuery>,
  ): Promise<AuditPage> {
    return this.auditLog.list(tenantId, filter, { limit, ...(cursor !== undefined && { cursor }) });
  }

  @Get('export')
  @Operation({
    id: 'exportAuditLog',
    tag: 'Audit log',
    summary: 'Download the audit log as CSV',
    description:
      'The same filters as the list, and all of what they match. Times are UTC; a first line names the columns.',
    answers: { 200: 'text/csv' },
    errors: [],
  })
  async export(
    @Caller() { tenantId }: Principal,
    @Query({ schema: exportAuditLogQuery }) filter: z.output<typeof exportAuditLogQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const csv = await asCsv(auditColumns, this.auditLog.listAll(tenantId, filter));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="audit-log.csv"');
    return csv;
  }
}
