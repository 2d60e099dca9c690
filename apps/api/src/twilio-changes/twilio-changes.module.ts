import { Module } from '@nestjs/common';
import { TwilioAccountModule } from '../twilio-account/twilio-account.module.js';
import { TwilioChecksModule } from '../twilio-checks/twilio-checks.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { PlanChanges } from './plan-changes.js';
import { PlanDisconnection } from './plan-disconnection.js';
import { PlanRepair } from './plan-repair.js';
import { TakeStep } from './take-step.js';
import { TwilioChangesController } from './twilio-changes.controller.js';
import { TwilioChanges } from './twilio-changes.js';

@Module({
  imports: [TwilioConfigModule, TwilioAccountModule, TwilioChecksModule],
  controllers: [TwilioChangesController],
  providers: [TwilioChanges, PlanChanges, PlanRepair, PlanDisconnection, TakeStep],
})
export class TwilioChangesModule {}
