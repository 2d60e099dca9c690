import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { TwilioAccountModule } from '../twilio-account/twilio-account.module.js';
import { ClientOverridesController } from './client-overrides.controller.js';
import { ClientOverrides } from './client-overrides.js';

/** What reps have in place of the tenant's Twilio record. */
@Module({
  imports: [ClientsModule, TwilioAccountModule],
  controllers: [ClientOverridesController],
  providers: [ClientOverrides],
})
export class OverridesModule {}
