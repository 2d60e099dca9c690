import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ClientNamesModule } from '../clients/client-names.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ConfigInAudit } from './config-in-audit.js';
import { ConfigSecrets } from './config-secrets.js';
import { TwilioConfigController } from './twilio-config.controller.js';
import { TwilioConfigs } from './twilio-configs.js';
import { VoiceUrls } from './voice-urls.js';

@Module({
  imports: [AuditModule, SecretsModule, TenantsModule, ClientNamesModule],
  controllers: [TwilioConfigController],
  providers: [TwilioConfigs, ConfigSecrets, ConfigInAudit, VoiceUrls],
  exports: [TwilioConfigs, VoiceUrls],
})
export class TwilioConfigModule {}
