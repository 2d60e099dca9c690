import { issuedToken, issueToken, type IssuedToken, type IssueToken } from '@cordboard/contracts';
import { Body, Controller, Header, Post } from '@nestjs/common';
import { CallerService, For, Scope, type ServicePrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { scopeOfTokens } from './fast-lane.js';
import { IssueTokenService } from './issue-token.js';

@Controller('v1/tokens')
export class TokensController {
  constructor(private readonly issueToken: IssueTokenService) {}

  @Post()
  @For('api-key', 'session')
  @Scope(scopeOfTokens)
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'issueToken',
    tag: 'Tokens',
    summary: 'Issue a token for a client',
    description:
      'With it the client registers with Twilio, calls and is called. A name that is not registered yet is registered, ' +
      'unless the tenant has turned that off.',
    answers: { 201: issuedToken },
    errors: [
      'token.nothing_allowed',
      'token.dialect_unavailable',
      'token.lifetime_too_long',
      'token.push_credential_missing',
      'twilio_config.not_connected',
      'twilio_config.application_not_chosen',
      'client.not_registered',
      'client.suspended',
      'client.name_taken',
      'client.name_reserved',
    ],
  })
  issue(
    @CallerService() caller: ServicePrincipal,
    @Body({ schema: issueToken }) request: IssueToken,
  ): Promise<IssuedToken> {
    return this.issueToken.issue(caller, request);
  }
}
