import {
  chooseCallerId,
  connectTwilio,
  twilioConfig,
  type ChooseCallerId,
  type ConnectTwilio,
  type TwilioConfig,
} from '@cordboard/contracts';
import { Body, Controller, Headers, HttpCode, HttpStatus, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { answerConfig } from '../twilio-config/answer-config.js';
import { expectedVersion } from '../twilio-config/expected-version.js';
import { ConnectTwilioService } from './connect-twilio.js';
import { TwilioAccounts } from './twilio-accounts.js';
import { twilioFailures } from './twilio-failures.js';

@Controller('v1/twilio-config')
@Scope('config:write')
@For('api-key', 'admin')
export class ConnectTwilioController {
  constructor(
    private readonly connectTwilio: ConnectTwilioService,
    private readonly accounts: TwilioAccounts,
  ) {}

  @Post('credentials')
  @HttpCode(HttpStatus.OK)
  @Operation({
    id: 'connectTwilio',
    tag: 'Twilio config',
    summary: 'Connect a Twilio account with credentials that Twilio accepts',
    description:
      'Asked of Twilio before anything is stored. With the Auth Token and no API key, one is made at Twilio, unless the ' +
      'stored one is still good. Another account than the connected one is refused: disconnect that first.',
    ifMatch: 'optional',
    answers: { 200: twilioConfig },
    errors: [
      ...twilioFailures.filter((code) => code !== 'twilio_config.not_connected' && code !== 'twilio.not_found'),
      'twilio.region_mismatch',
      'twilio.account_closed',
      'twilio_config.other_account_connected',
      'twilio_config.client_name_conflict',
      'twilio_config.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  async connect(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: connectTwilio }) request: ConnectTwilio,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwilioConfig> {
    const expected = expectedVersion(caller, ifMatch);
    return answerConfig(reply, await this.connectTwilio.connect(caller.tenantId, request, expected));
  }

  @Put('caller-id')
  @Operation({
    id: 'chooseCallerId',
    tag: 'Twilio config',
    summary: 'Choose the number that called phones show',
    description: 'One of the account’s numbers or verified caller IDs; null for none.',
    ifMatch: 'optional',
    answers: { 200: twilioConfig },
    errors: [
      ...twilioFailures,
      'twilio_config.caller_id_not_owned',
      'twilio_config.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  async chooseCallerId(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: chooseCallerId }) { callerId }: ChooseCallerId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TwilioConfig> {
    const expected = expectedVersion(caller, ifMatch);
    return answerConfig(reply, await this.accounts.chooseCallerId(caller.tenantId, callerId, expected));
  }
}
