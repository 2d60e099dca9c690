import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { ClientNamesModule } from '../clients/client-names.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { TwilioConfigModule } from '../twilio-config/twilio-config.module.js';
import { CheckToken } from './check-token.js';
import { FastLane } from './fast-lane.js';
import { IssueTokenService } from './issue-token.js';
import { TokenLedger } from './token-ledger.js';
import { TokenSpool } from './token-spool.js';
import { TokenRulesModule } from './token-rules.module.js';
import { TokensController } from './tokens.controller.js';

@Module({
  imports: [ApiKeysModule, TenantsModule, TwilioConfigModule, ClientsModule, ClientNamesModule, TokenRulesModule],
  controllers: [TokensController],
  providers: [IssueTokenService, FastLane, TokenLedger, TokenSpool, CheckToken],
  exports: [TokenLedger, CheckToken, TokenRulesModule],
})
export class CapabilitiesModule {}
