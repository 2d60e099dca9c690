import {
  callingStop,
  stopCalls,
  stoppedCalls,
  type CallingStop,
  type StopCalls as StopCallsRequest,
  type StoppedCalls,
} from '@cordboard/contracts';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { StopCalls } from './stop-calls.js';

@Controller('v1/calling-rules')
@For('api-key', 'admin')
export class CallingStopController {
  constructor(private readonly stopCalls: StopCalls) {}

  @Get('stop')
  @For('api-key', 'supervisor')
  @Scope('calls:read')
  @Operation({
    id: 'getCallingStop',
    tag: 'Calling rules',
    summary: 'Are outgoing calls stopped, and since when?',
    answers: { 200: callingStop },
    errors: [],
  })
  show(@Caller() { tenantId }: Principal): Promise<CallingStop> {
    return this.stopCalls.read(tenantId);
  }

  @Post('stop')
  @HttpCode(200)
  @Scope('config:write')
  @Operation({
    id: 'stopCalls',
    tag: 'Calling rules',
    summary: 'Stop all outgoing calls',
    description:
      'At once, on every node: a rep who calls hears why not. `endCalls` has Twilio hang up those in progress, too. ' +
      'Incoming calls go on.',
    answers: { 200: stoppedCalls },
    errors: [],
  })
  stop(
    @Caller() { tenantId }: Principal,
    @Body({ schema: stopCalls }) request: StopCallsRequest,
  ): Promise<StoppedCalls> {
    return this.stopCalls.stop(tenantId, 'company', request);
  }

  @Post('resume')
  @HttpCode(200)
  @Scope('config:write')
  @Operation({
    id: 'resumeCalls',
    tag: 'Calling rules',
    summary: 'Let outgoing calls begin again',
    answers: { 200: callingStop },
    errors: ['calling_rules.stopped_by_operator'],
  })
  resume(@Caller() { tenantId }: Principal): Promise<CallingStop> {
    return this.stopCalls.resume(tenantId, 'company');
  }
}
