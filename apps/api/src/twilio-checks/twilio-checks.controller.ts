import {
  listTwilioChecksQuery,
  twilioCheck,
  twilioCheckPage,
  type TwilioCheck,
  type TwilioCheckPage,
} from '@cordboard/contracts';
import { Controller, Get, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { describeCaller } from '../authentication/describe-caller.js';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { TwilioChecks } from './twilio-checks.js';

@Controller('v1/twilio-checks')
@Scope('config:read')
@For('api-key', 'supervisor')
export class TwilioChecksController {
  constructor(private readonly checks: TwilioChecks) {}

  @Post()
  @Scope('config:write')
  @For('api-key', 'admin')
  @Operation({
    id: 'checkTwilio',
    tag: 'Twilio checks',
    summary: 'Check Twilio’s side now',
    description:
      'Key, application, URLs, numbers, caller ID, region: expected and actual. A Twilio that does not answer makes ' +
      'findings unknown, never failed. Each connected tenant is also checked about every 15 minutes.',
    answers: { 201: twilioCheck },
    errors: ['twilio_config.not_connected'],
  })
  run(@Caller() caller: Principal): Promise<TwilioCheck> {
    return this.checks.run(caller.tenantId, { cause: 'demand', by: describeCaller(caller) });
  }

  @Get('latest')
  @Operation({
    id: 'getLatestTwilioCheck',
    tag: 'Twilio checks',
    summary: 'Read the latest check',
    answers: { 200: twilioCheck },
    errors: ['twilio_check.not_found'],
  })
  latest(@Caller() { tenantId }: Principal): Promise<TwilioCheck> {
    return this.checks.latest(tenantId);
  }

  @Get()
  @Operation({
    id: 'listTwilioChecks',
    tag: 'Twilio checks',
    summary: 'List checks, newest first',
    description: 'Kept for 90 days, 500 at most.',
    answers: { 200: twilioCheckPage },
    errors: [],
  })
  list(
    @Caller() { tenantId }: Principal,
    @Query({ schema: listTwilioChecksQuery }) { limit, cursor }: z.output<typeof listTwilioChecksQuery>,
  ): Promise<TwilioCheckPage> {
    return this.checks.list(tenantId, { limit, ...(cursor !== undefined && { cursor }) });
  }
}
