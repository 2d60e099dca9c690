import { Module } from '@nestjs/common';
import { ClientNamesModule } from '../clients/client-names.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { CheckToken } from './check-token.js';
import { IssueTokenService } from './issue-token.js';
import { TokenLedger } from './token-ledger.js';
import { TokenSpool } from './token-spool.js';
import { TokenRulesModule } from './token-rules.module.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [TwilioConfigModule, ClientsModule, ClientNamesModule, TokenRulesModule],
  controllers: [TokensController],
  providers: [IssueTokenService, TokenLedger, TokenSpool, CheckToken],
  exports: [TokenLedger, CheckToken, TokenRulesModule],
})
export class CapabilitiesModule {}
