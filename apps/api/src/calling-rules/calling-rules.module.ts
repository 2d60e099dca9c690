import { Module } from '@nestjs/common';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { AdmitCall } from './admit-call.js';
import { CallingRulesController } from './calling-rules.controller.js';
import { CallingStopController } from './calling-stop.controller.js';
import { StopCalls } from './stop-calls.js';
import { TenantCallingRules } from './tenant-calling-rules.js';

@Module({
  imports: [TwilioConfigModule],
  controllers: [CallingRulesController, CallingStopController],
  providers: [AdmitCall, TenantCallingRules, StopCalls],
  exports: [AdmitCall, StopCalls],
})
export class CallingRulesModule {}
