import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TwilioAccountModule } from '../twilio-account/twilio-account.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { CheckRounds } from './check-rounds.js';
import { ExamineTwilio } from './examine-twilio.js';
import { TwilioChecksController } from './twilio-checks.controller.js';
import { TwilioChecks } from './twilio-checks.js';

@Module({
  imports: [TenantsModule, TwilioConfigModule, TwilioAccountModule],
  controllers: [TwilioChecksController],
  providers: [TwilioChecks, ExamineTwilio, CheckRounds],
  exports: [TwilioChecks, ExamineTwilio],
})
export class TwilioChecksModule {}
