import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { EmbedSessionsController } from './embed-sessions.controller.js';
import { EmbedSessions } from './embed-sessions.js';
import { LiveSessions } from './live-sessions.js';
import { SoftphonePageController } from './softphone-page.controller.js';

@Module({
  imports: [TenantsModule, ClientsModule],
  controllers: [EmbedSessionsController, SoftphonePageController],
  providers: [EmbedSessions, LiveSessions],
  exports: [LiveSessions],
})
export class EmbedModule {}
