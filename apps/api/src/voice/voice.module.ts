import { Module } from '@nestjs/common';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { CallingRulesModule } from '../calling-rules/calling-rules.module.js';
import { CallsModule } from '../calls/calls.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { PracticeToneController } from './practice-tone.controller.js';
import { VerifyWebhook } from './verify-webhook.js';
import { VoiceCalls } from './voice-calls.js';
import { VoiceWebhook } from './voice.webhook.js';

@Module({
  imports: [TwilioConfigModule, CapabilitiesModule, CallingRulesModule, ClientsModule, CallsModule, TenantsModule],
  controllers: [VoiceWebhook, PracticeToneController],
  providers: [VerifyWebhook, VoiceCalls],
})
export class VoiceModule {}
