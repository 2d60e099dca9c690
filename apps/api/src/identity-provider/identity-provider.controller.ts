import {
  identityProvider,
  identityProviderSettings,
  providerAddress,
  putIdentityProvider,
  type IdentityProvider,
  type IdentityProviderSettings,
  type ProviderAddress,
  type PutIdentityProvider,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, CallerAdmin, For, type AdminPrincipal, type Principal } from '../authentication/principal.js';
import { contentVersionIn } from '../http/entity-tag.js';
import { Operation } from '../http/operation.js';
import { IdentityProviders } from './identity-providers.js';
import { providerCookie } from './provider-cookie.js';
import { ProviderSignIn, providerSignInSeconds } from './provider-sign-in.js';

@Controller('v1/identity-provider')
@For('owner')
export class IdentityProviderController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly signIn: ProviderSignIn,
  ) {}

  @Get()
  @Operation({
    id: 'getIdentityProvider',
    tag: 'Sign-in',
    summary: 'Read the identity provider, and what it has to be told',
    answers: { 200: identityProviderSettings },
    errors: [],
  })
  show(@Caller() { tenantId }: Principal): Promise<IdentityProviderSettings> {
    return this.providers.get(tenantId);
  }

  @Put()
  @Operation({
    id: 'putIdentityProvider',
    tag: 'Sign-in',
    summary: 'Write the identity provider whole',
    description:
      'The issuer is asked before anything is saved. Another issuer, client or secret has to be tried before it is ' +
      'switched on. If-Match says which version was read; without it, there must be no provider yet.',
    ifMatch: 'optional',
    answers: { 200: identityProvider },
    errors: [
      'identity_provider.unreachable',
      'identity_provider.secret_required',
      'identity_provider.not_tried',
      'identity_provider.domain_taken',
      'identity_provider.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  put(
    @Caller() { tenantId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: putIdentityProvider }) body: PutIdentityProvider,
  ): Promise<IdentityProvider> {
    const expected = ifMatch === undefined ? undefined : { version: contentVersionIn(ifMatch) };
    return this.providers.put(tenantId, body, expected);
  }

  @Delete()
  @HttpCode(204)
  @Operation({
    id: 'removeIdentityProvider',
    tag: 'Sign-in',
    summary: 'Remove the identity provider; from now on passwords alone sign in',
    answers: { 204: undefined },
    errors: ['identity_provider.not_found'],
  })
  async remove(@Caller() { tenantId }: Principal): Promise<void> {
    await this.providers.remove(tenantId);
  }

  @Post('try')
  @HttpCode(200)
  @Operation({
    id: 'tryIdentityProvider',
    tag: 'Sign-in',
    summary: 'Begin to sign in with the provider, to try it',
    description: 'Send the browser to the URL. It comes back to the console, and the session stays what it is.',
    answers: { 200: providerAddress },
    errors: ['identity_provider.not_found', 'identity_provider.unreachable'],
  })
  async try(
    @CallerAdmin() { tenantId, adminId, email }: AdminPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProviderAddress> {
    const { url, browser } = await this.signIn.depart(tenantId, email, adminId);
    reply.header('set-cookie', providerCookie(browser, providerSignInSeconds));
    return { url };
  }
}
