import {
  callingRules,
  callingUse,
  changeCallingRules,
  destinationVerdict,
  tryDestinationQuery,
  type CallingRules,
  type CallingUse,
  type ChangeCallingRules,
  type DestinationVerdict,
} from '@cordboard/contracts';
import { Body, Controller, Get, Headers, Patch, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { entityTag, versionIn } from '../http/entity-tag.js';
import { Operation } from '../http/operation.js';
import { TenantCallingRules, type VersionedCallingRules } from './tenant-calling-rules.js';

@Controller('v1/calling-rules')
@For('api-key', 'admin')
export class CallingRulesController {
  constructor(private readonly tenantRules: TenantCallingRules) {}

  @Get()
  @Scope('config:read')
  @Operation({
    id: 'getCallingRules',
    tag: 'Calling rules',
    summary: 'Read where reps may call to, and how much',
    description: 'The ETag says which version they are.',
    answers: { 200: callingRules },
    errors: [],
  })
  async show(
    @Caller() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallingRules> {
    return answer(reply, await this.tenantRules.get(tenantId));
  }

  @Patch()
  @Scope('config:write')
  @Operation({
    id: 'changeCallingRules',
    tag: 'Calling rules',
    summary: 'Change where reps may call to, and how much',
    description:
      'If-Match says which version was read. Where it is no longer the present one, nothing is changed. Holds for calls ' +
      'that begin from now on, on every node.',
    ifMatch: 'required',
    answers: { 200: callingRules },
    errors: ['calling_rules.changed_meanwhile', 'request.precondition_required'],
  })
  async change(
    @Caller() { tenantId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeCallingRules }) changes: ChangeCallingRules,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallingRules> {
    if (ifMatch === undefined) throw new PreconditionRequired();
    return answer(reply, await this.tenantRules.change(tenantId, versionIn(ifMatch), changes));
  }

  @Get('use')
  @Scope('config:read')
  @Operation({
    id: 'getCallingUse',
    tag: 'Calling rules',
    summary: 'How much of the limits is used now',
    answers: { 200: callingUse },
    errors: [],
  })
  use(@Caller() { tenantId }: Principal): Promise<CallingUse> {
    return this.tenantRules.use(tenantId);
  }

  @Get('destination')
  @Scope('config:read')
  @Operation({
    id: 'tryDestination',
    tag: 'Calling rules',
    summary: 'May a number be called, and why not?',
    description: 'Nothing is called, and nothing written down.',
    answers: { 200: destinationVerdict },
    errors: [],
  })
  tryDestination(
    @Caller() { tenantId }: Principal,
    @Query({ schema: tryDestinationQuery }) { number }: z.output<typeof tryDestinationQuery>,
  ): Promise<DestinationVerdict> {
    return this.tenantRules.tryDestination(tenantId, number);
  }
}

function answer(reply: FastifyReply, { rules, version }: VersionedCallingRules): CallingRules {
  reply.header('etag', entityTag(version));
  return rules;
}
