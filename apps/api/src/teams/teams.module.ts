import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TwilioAccountModule } from '../twilio-account/twilio-account.module.js';
import { Teams } from './teams.js';
import { TeamsController } from './teams.controller.js';

@Module({
  imports: [TenantsModule, ClientsModule, TwilioAccountModule],
  controllers: [TeamsController],
  providers: [Teams],
})
export class TeamsModule {}
