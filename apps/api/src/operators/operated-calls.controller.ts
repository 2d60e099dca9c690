import {
  callingStop,
  stopCalls,
  stoppedCalls,
  tenantId,
  type CallingStop,
  type StopCalls as StopCallsRequest,
  type StoppedCalls,
} from '@cordboard/contracts';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { For } from '../authentication/principal.js';
import { StopCalls } from '../calling-rules/stop-calls.js';
import { Operation } from '../http/operation.js';

const tenantParams = z.strictObject({ id: tenantId });
type TenantParams = z.output<typeof tenantParams>;

@Controller('v1/operator/tenants')
@For('operator')
export class OperatedCallsController {
  constructor(private readonly stopCalls: StopCalls) {}

  @Post(':id/stop-calls')
  @HttpCode(200)
  @Operation({
    id: 'stopTenantCalls',
    tag: 'Operators',
    summary: 'Stop all outgoing calls of a tenant',
    description:
      'At once, on every node. The tenant’s own admins see it and cannot take it back. `endCalls` has Twilio hang up those ' +
      'in progress, too.',
    answers: { 200: stoppedCalls },
    errors: ['tenant.not_found'],
  })
  stop(
    @Param({ schema: tenantParams }) { id }: TenantParams,
    @Body({ schema: stopCalls }) request: StopCallsRequest,
  ): Promise<StoppedCalls> {
    return this.stopCalls.stop(id, 'operator', request);
  }

  @Post(':id/resume-calls')
  @HttpCode(200)
  @Operation({
    id: 'resumeTenantCalls',
    tag: 'Operators',
    summary: 'Let outgoing calls of a tenant begin again',
    description: 'What its own admins have stopped stays so.',
    answers: { 200: callingStop },
    errors: ['tenant.not_found'],
  })
  resume(@Param({ schema: tenantParams }) { id }: TenantParams): Promise<CallingStop> {
    return this.stopCalls.resume(id, 'operator');
  }
}
