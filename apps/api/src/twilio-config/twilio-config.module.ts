import { Module } from '@nestjs/common';
import { ClientNamesModule } from '../clients/client-names.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ConfigSecrets } from './config-secrets.js';
import { TwilioConfigController } from './twilio-config.controller.js';
import { TwilioConfigs } from './twilio-configs.js';
import { TwilioConnections } from './twilio-connections.js';
import { VoiceUrls } from './voice-urls.js';

@Module({
  imports: [SecretsModule, TenantsModule, ClientNamesModule, ClientsModule],
  controllers: [TwilioConfigController],
  providers: [TwilioConfigs, TwilioConnections, ConfigSecrets, VoiceUrls],
  exports: [TwilioConfigs, TwilioConnections, VoiceUrls],
})
export class TwilioConfigModule {}
