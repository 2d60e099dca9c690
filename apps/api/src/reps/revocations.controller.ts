import { revokedTokens, revokeTokens, type RevokedTokens, type RevokeTokens } from '@cordboard/contracts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Revocations } from './revocations.js';

@Controller('v1/tokens/revoke')
export class RevocationsController {
  constructor(private readonly revocations: Revocations) {}

  @Post()
  @HttpCode(200)
  @For('api-key', 'admin')
  @Scope('tokens:write')
  @Operation({
    id: 'revokeTokens',
    tag: 'Tokens',
    summary: 'Revoke one token, a client’s all, or all that were issued before a moment',
    description:
      'Calls with them are refused at the Voice URL, their clients are rung no more until they get another token, and ' +
      'their softphones sign out. Calls that are going on go on. Other nodes learn of it within five seconds.',
    answers: { 200: revokedTokens },
    errors: ['token.not_found', 'client.not_found'],
  })
  revoke(
    @Caller() { tenantId }: Principal,
    @Body({ schema: revokeTokens }) request: RevokeTokens,
  ): Promise<RevokedTokens> {
    return this.revocations.revoke(tenantId, request);
  }
}
