import {
  encodeCrmUser,
  call,
  callPage,
  callSid,
  callTimeline,
  exportCallsQuery,
  listCallsQuery,
  type Call,
  type CallPage,
  type CallTimeline,
} from '@cordboard/contracts';
import type { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Forbidden } from '../authentication/errors.js';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { asCsv } from '../csv.js';
import { Operation } from '../http/operation.js';
import { callColumns } from './call-columns.js';
import { Calls } from './calls.js';

const callParams = z.strictObject({ callSid });

@Controller('v1/calls')
@Scope('calls:read')
@For('api-key', 'session', 'supervisor')
export class CallsController {
  constructor(private readonly calls: Calls) {}

  @Get()
  @Operation({
    id: 'listCalls',
    tag: 'Calls',
    summary: 'List calls',
    description: 'A softphone’s session sees the calls of its own client alone; API keys and admins see all.',
    answers: { 200: callPage },
    errors: [],
  })
  list(
    @Caller() caller: Principal,
    @Query({ schema: listCallsQuery }) { limit, cursor, ...filter }: z.output<typeof listCallsQuery>,
  ): Promise<CallPage> {
    const own = ownName(caller);
    const { crmUser, clientName = crmUser === undefined ? own : encodeCrmUser(crmUser) } = filter;
    if (own !== undefined && clientName?.toLowerCase() !== own.toLowerCase()) {
      throw new Forbidden('A softphone’s session sees the calls of its own client alone.');
    }
    return this.calls.list(
      caller.tenantId,
      { ...filter, clientName: crmUser === undefined ? clientName : undefined },
      { limit, ...(cursor !== undefined && { cursor }) },
    );
  }

  @Get('export')
  @For('api-key', 'supervisor')
  @Operation({
    id: 'exportCalls',
    tag: 'Calls',
    summary: 'Download calls as CSV',
    description:
      'The same filters as the list, and all of what they match. Times are UTC; a first line names the columns.',
    answers: { 200: 'text/csv' },
    errors: [],
  })
  async export(
    @Caller() { tenantId }: Principal,
    @Query({ schema: exportCallsQuery }) filter: z.output<typeof exportCallsQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const csv = await asCsv(callColumns, this.calls.listAll(tenantId, filter));
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="calls.csv"');
    return csv;
  }

  @Get(':callSid')
  @Operation({
    id: 'getCall',
    tag: 'Calls',
    summary: 'Read a call',
    answers: { 200: call },
    errors: ['call.not_found'],
  })
  get(
    @Caller() caller: Principal,
    @Param({ schema: callParams }) { callSid }: z.output<typeof callParams>,
  ): Promise<Call> {
    return this.calls.get(caller.tenantId, ownName(caller), callSid);
  }

  @Get(':callSid/events')
  @For('api-key', 'supervisor')
  @Operation({
    id: 'getCallTimeline',
    tag: 'Calls',
    summary: 'Read how a call went, step by step',
    answers: { 200: callTimeline },
    errors: ['call.not_found'],
  })
  async timeline(
    @Caller() { tenantId }: Principal,
    @Param({ schema: callParams }) { callSid }: z.output<typeof callParams>,
  ): Promise<CallTimeline> {
    return { data: await this.calls.getTimeline(tenantId, callSid) };
  }
}

const ownName = (caller: Principal) => (caller.kind === 'session' ? caller.clientName : undefined);
