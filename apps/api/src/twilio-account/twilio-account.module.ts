import { Module } from '@nestjs/common';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { AccountLedger } from './account-ledger.js';
import { ConnectTwilioController } from './connect-twilio.controller.js';
import { ConnectTwilioService } from './connect-twilio.js';
import { TwilioAccountController } from './twilio-account.controller.js';
import { TwilioAccounts } from './twilio-accounts.js';

@Module({
  imports: [TwilioConfigModule],
  controllers: [TwilioAccountController, ConnectTwilioController],
  providers: [TwilioAccounts, ConnectTwilioService, AccountLedger],
  exports: [AccountLedger, TwilioAccounts],
})
export class TwilioAccountModule {}
