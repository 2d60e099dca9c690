import { clientId, effectiveConfig, overrides, type EffectiveConfig, type Overrides } from '@cordboard/contracts';
import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { entityTag } from '../http/entity-tag.js';
import { expectedContent } from '../http/expected-content.js';
import { Operation } from '../http/operation.js';
import { twilioFailures } from '../twilio-account/twilio-failures.js';
import { ClientOverrides } from './client-overrides.js';

const clientParams = z.strictObject({ id: clientId });
type ClientParams = z.output<typeof clientParams>;

@Controller('v1/clients/:id')
@For('api-key', 'admin')
export class ClientOverridesController {
  constructor(private readonly clientOverrides: ClientOverrides) {}

  @Get('effective-config')
  @For('api-key', 'supervisor')
  @Scope('config:read')
  @Operation({
    id: 'getEffectiveConfig',
    tag: 'Clients',
    summary: 'Read what holds for a client, and where each value comes from',
    description:
      'Its own value, or else its team’s, or else the tenant’s: of the Application SID, the caller ID and the edge. ' +
      'The ETag says which version its own values are.',
    answers: { 200: effectiveConfig },
    errors: ['client.not_found'],
  })
  async show(
    @Caller() { tenantId }: Principal,
    @Param({ schema: clientParams }) { id }: ClientParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EffectiveConfig> {
    return answer(reply, await this.clientOverrides.get(tenantId, id));
  }

  @Put('twilio-config')
  @Scope('config:write')
  @Operation({
    id: 'putClientOverrides',
    tag: 'Clients',
    summary: 'Give a client values of its own',
    description:
      'In place of its team’s and the tenant’s; null takes one back. Twilio is asked whether the account has what is new. ' +
      'Holds for the next call and the next token, on other nodes within five seconds; the edge for the next launch. ' +
      'An admin says with If-Match which version was read; a program may leave it out.',
    ifMatch: 'optional',
    answers: { 200: effectiveConfig },
    errors: [
      ...twilioFailures,
      'client.not_found',
      'twilio_config.caller_id_not_owned',
      'twilio_config.application_not_owned',
      'client_config.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  async put(
    @Caller() caller: Principal,
    @Param({ schema: clientParams }) { id }: ClientParams,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: overrides }) body: Overrides,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EffectiveConfig> {
    const expected = expectedContent(caller, ifMatch);
    return answer(reply, await this.clientOverrides.put(caller.tenantId, id, body, expected));
  }
}

function answer(reply: FastifyReply, config: EffectiveConfig): EffectiveConfig {
  reply.header('etag', entityTag(config.version));
  return config;
}
