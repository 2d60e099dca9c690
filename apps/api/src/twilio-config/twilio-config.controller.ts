import {
  changeTwilioConfig,
  putTwilioConfig,
  twilioConfig,
  type ChangeTwilioConfig,
  type PutTwilioConfig,
  type TwilioConfig,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, Patch, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { answerConfig } from './answer-config.js';
import { expectedVersion } from './expected-version.js';
import { TwilioConfigs } from './twilio-configs.js';

@Controller('v1/twilio-config')
@Scope('config:write')
@For('api-key', 'admin')
export class TwilioConfigController {
  constructor(private readonly twilioConfigs: TwilioConfigs) {}

  @Put()
  @Operation({
    id: 'putTwilioConfig',
    tag: 'Twilio config',
    summary: 'Write the Twilio account’s record as it is',
    description:
      'Written whole, without asking Twilio. A secret that is left out keeps its stored value as long as its SID stays ' +
      'the same. An Auth Token that is replaced stays accepted for webhooks, for a day or as long as is said. An admin has to say as If-Match which version they saw; an API key may.',
    ifMatch: 'optional',
    answers: { 200: twilioConfig },
    errors: [
      'twilio_config.secret_required',
      'twilio_config.client_name_conflict',
      'twilio_config.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  async put(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: putTwilioConfig }) config: PutTwilioConfig,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwilioConfig> {
    return answerConfig(reply, await this.twilioConfigs.put(caller.tenantId, config, expectedVersion(caller, ifMatch)));
  }

  @Get()
  @Scope('config:read')
  @Operation({
    id: 'getTwilioConfig',
    tag: 'Twilio config',
    summary: 'Read the Twilio account’s record',
    description:
      'Secrets are never read back: only that one is set, its last four characters and since when. The ETag says which ' +
      'version it is.',
    answers: { 200: twilioConfig },
    errors: ['twilio_config.not_connected'],
  })
  async get(@Caller() { tenantId }: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<TwilioConfig> {
    return answerConfig(reply, await this.twilioConfigs.get(tenantId));
  }

  @Patch()
  @Operation({
    id: 'changeTwilioConfig',
    tag: 'Twilio config',
    summary: 'Choose the edge, and the push credentials of mobile clients',
    description:
      'What is left out stays as it is; null takes a value back. Of the push credentials, which are made at Twilio, ' +
      '`platform` in POST /v1/tokens says which one a token carries.',
    ifMatch: 'optional',
    answers: { 200: twilioConfig },
    errors: ['twilio_config.not_connected', 'twilio_config.changed_meanwhile', 'request.precondition_required'],
  })
  async change(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: changeTwilioConfig }) changes: ChangeTwilioConfig,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwilioConfig> {
    const expected = expectedVersion(caller, ifMatch);
    return answerConfig(reply, await this.twilioConfigs.change(caller.tenantId, changes, expected));
  }

  @Delete('former-auth-token')
  @Operation({
    id: 'endFormerAuthToken',
    tag: 'Twilio config',
    summary: 'Accept the former Auth Token no longer',
    description:
      'Webhooks that it signed are refused from now on; a node that has just taken one may take others for five seconds.',
    ifMatch: 'optional',
    answers: { 200: twilioConfig },
    errors: ['twilio_config.not_connected', 'twilio_config.changed_meanwhile', 'request.precondition_required'],
  })
  async endFormerAuthToken(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwilioConfig> {
    const expected = expectedVersion(caller, ifMatch);
    return answerConfig(reply, await this.twilioConfigs.endFormerAuthToken(caller.tenantId, expected));
  }
}
