import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { EmbedOriginsController } from './embed-origins.controller.js';
import { EmbedOrigins } from './embed-origins.js';
import { EmbedScriptController } from './embed-script.controller.js';
import { EmbedSessionsController } from './embed-sessions.controller.js';
import { EmbedSessions } from './embed-sessions.js';
import { LiveSessions } from './live-sessions.js';
import { SoftphonePageController } from './softphone-page.controller.js';

@Module({
  imports: [TenantsModule, ClientsModule, TwilioConfigModule],
  controllers: [EmbedSessionsController, EmbedOriginsController, EmbedScriptController, SoftphonePageController],
  providers: [EmbedSessions, LiveSessions, EmbedOrigins],
  exports: [LiveSessions],
})
export class EmbedModule {}
