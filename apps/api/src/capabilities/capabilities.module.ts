import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { IssueTokenService } from './issue-token.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [TwilioConfigModule, ClientsModule],
  controllers: [TokensController],
  providers: [IssueTokenService],
})
export class CapabilitiesModule {}
