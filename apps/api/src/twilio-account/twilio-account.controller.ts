import {
  twilioAccount,
  twilioApplicationList,
  twilioPhoneNumberList,
  type TwilioAccount,
  type TwilioApplicationList,
  type TwilioPhoneNumberList,
} from '@cordboard/contracts';
import { Controller, Get } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { TwilioAccounts } from './twilio-accounts.js';
import { twilioFailures } from './twilio-failures.js';

@Controller('v1/twilio-account')
@Scope('config:read')
@For('api-key', 'admin')
export class TwilioAccountController {
  constructor(private readonly accounts: TwilioAccounts) {}

  @Get()
  @Operation({
    id: 'getTwilioAccount',
    tag: 'Twilio account',
    summary: 'Read the connected account at Twilio',
    description: 'Without an Auth Token its name, status and type cannot be read, and are null.',
    answers: { 200: twilioAccount },
    errors: twilioFailures,
  })
  read(@Caller() { tenantId }: Principal): Promise<TwilioAccount> {
    return this.accounts.read(tenantId);
  }

  @Get('applications')
  @Operation({
    id: 'listTwilioApplications',
    tag: 'Twilio account',
    summary: 'List the account’s TwiML Apps',
    answers: { 200: twilioApplicationList },
    errors: twilioFailures,
  })
  listApplications(@Caller() { tenantId }: Principal): Promise<TwilioApplicationList> {
    return this.accounts.listApplications(tenantId);
  }

  @Get('phone-numbers')
  @Operation({
    id: 'listTwilioPhoneNumbers',
    tag: 'Twilio account',
    summary: 'List the account’s numbers, who answers them, and what may be the caller ID',
    answers: { 200: twilioPhoneNumberList },
    errors: twilioFailures,
  })
  listPhoneNumbers(@Caller() { tenantId }: Principal): Promise<TwilioPhoneNumberList> {
    return this.accounts.listPhoneNumbers(tenantId);
  }
}
