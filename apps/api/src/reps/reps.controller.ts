import { clientDetails, clientId, type ClientDetails } from '@cordboard/contracts';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Reps } from './reps.js';

const clientParams = z.strictObject({ id: clientId });
const deviceParams = clientParams.extend({ deviceId: z.uuid() });

@Controller('v1/clients')
export class RepsController {
  constructor(private readonly reps: Reps) {}

  @Get(':id')
  @For('api-key', 'supervisor')
  @Scope('clients:read')
  @Operation({
    id: 'getClient',
    tag: 'Clients',
    summary: 'Read a client with its devices and its recent tokens',
    answers: { 200: clientDetails },
    errors: ['client.not_found'],
  })
  show(
    @Caller() { tenantId }: Principal,
    @Param({ schema: clientParams }) { id }: z.output<typeof clientParams>,
  ): Promise<ClientDetails> {
    return this.reps.get(tenantId, id);
  }

  @Delete(':id/devices/:deviceId')
  @HttpCode(204)
  @For('api-key', 'admin')
  @Scope('clients:write')
  @Operation({
    id: 'endClientDevice',
    tag: 'Clients',
    summary: 'Sign a softphone out',
    description: 'It gets no further token. The one that it holds is good until it runs out, or is revoked.',
    answers: { 204: undefined },
    errors: ['client.device_not_found'],
  })
  endDevice(
    @Caller() { tenantId }: Principal,
    @Param({ schema: deviceParams }) { id, deviceId }: z.output<typeof deviceParams>,
  ): Promise<void> {
    return this.reps.endDevice(tenantId, id, deviceId);
  }
}
