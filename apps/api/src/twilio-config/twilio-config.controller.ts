import { putTwilioConfig, twilioConfig, type PutTwilioConfig, type TwilioConfig } from '@cordboard/contracts';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
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
    summary: 'Connect the Twilio account',
    description: 'Written whole. A secret that is left out keeps its stored value as long as its SID stays the same.',
    answers: { 200: twilioConfig },
    errors: ['twilio_config.secret_required', 'twilio_config.client_name_conflict'],
  })
  put(
    @Caller() { tenantId }: Principal,
    @Body({ schema: putTwilioConfig }) config: PutTwilioConfig,
  ): Promise<TwilioConfig> {
    return this.twilioConfigs.put(tenantId, config);
  }

  @Get()
  @Scope('config:read')
  @Operation({
    id: 'getTwilioConfig',
    tag: 'Twilio config',
    summary: 'Read the Twilio account',
    description: 'Secrets are never read back: only that one is set, its last four characters and since when.',
    answers: { 200: twilioConfig },
    errors: ['twilio_config.not_connected'],
  })
  get(@Caller() { tenantId }: Principal): Promise<TwilioConfig> {
    return this.twilioConfigs.get(tenantId);
  }
}
