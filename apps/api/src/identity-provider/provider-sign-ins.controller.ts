import {
  beginSignIn,
  signInWay,
  tenantId,
  type BeginSignIn,
  type SignInWay,
  type TenantId,
} from '@cordboard/contracts';
import { Body, Controller, Get, HttpCode, Inject, Logger, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SignInLimit } from '../accounts/sign-in-limit.js';
import { Public } from '../authentication/principal.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Environment } from '../environment.js';
import { Operation } from '../http/operation.js';
import { ConsoleSessions } from '../sign-in/console-sessions.js';
import { networkOf } from '../sign-in/network-of.js';
import { RefusedSignIns } from '../sign-in/refused-sign-ins.js';
import { SessionOpening } from '../sign-in/session-opening.js';
import { AdmitArrival } from './admit-arrival.js';
import { ProviderSignInFailed } from './errors.js';
import { domainOf, findProviderFor } from './find-provider.js';
import { IdentityProviderDomainEntity } from './identity-provider.entity.js';
import { noProviderCookie, providerCookie, readProviderCookie } from './provider-cookie.js';
import { ProviderSignIn, providerSignInSeconds, type Arrival } from './provider-sign-in.js';

const mostDeparturesPerMinute = 100;

const callbackParams = z.strictObject({ tenantId });

@Controller('v1/provider-sign-ins')
@Public()
export class ProviderSignInsController {
  readonly #logger = new Logger(ProviderSignInsController.name);

  constructor(
    private readonly database: TenantDatabase,
    private readonly limit: SignInLimit,
    private readonly signIn: ProviderSignIn,
    private readonly admitArrival: AdmitArrival,
    private readonly sessions: ConsoleSessions,
    private readonly opening: SessionOpening,
    private readonly refused: RefusedSignIns,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  @Post()
  @HttpCode(200)
  @Operation({
    id: 'beginSignIn',
    tag: 'Sign-in',
    summary: 'How somebody with this e-mail address signs in',
    description:
      'Depends on the domain of the address alone, so it does not tell whether there is such an account. The Origin must be ' +
      'the service’s own.',
    answers: { 200: signInWay },
    errors: ['auth.too_many_tries', 'auth.origin_refused', 'identity_provider.unreachable'],
  })
  async begin(
    @Body({ schema: beginSignIn }) { email }: BeginSignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInWay> {
    const { address } = this.opening.originOf(request);
    const found = await this.#findProvider(email);
    if (!found) return { kind: 'password' };
    // No guess, and a whole company may come from one address; but it costs a row, and sometimes a request to somebody else.
    await this.limit.take(`provider ${networkOf(address)}`, mostDeparturesPerMinute);
    const { url, browser } = await this.signIn.depart(found.tenantId, email, null);
    reply.header('set-cookie', providerCookie(browser, providerSignInSeconds));
    return { kind: 'provider', url, isRequired: found.isRequired };
  }

  @Get(':tenantId/callback')
  @Operation({
    id: 'finishProviderSignIn',
    tag: 'Sign-in',
    summary: 'Where the provider sends the browser back to',
    description: 'Leads on to the console, signed in or with what went wrong as `problem`.',
    answers: { 303: undefined },
    errors: [],
  })
  async finish(
    @Param({ schema: callbackParams }) { tenantId: id }: z.output<typeof callbackParams>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.header('set-cookie', noProviderCookie).header('cache-control', 'no-store');
    const url = new URL(request.originalUrl, this.environment.publicUrl);
    const isTrial = await this.signIn.isTrial(id, url.searchParams.get('state') ?? '');
    const page = `${this.environment.publicUrl}/console/${isTrial ? 'sign-in-settings' : ''}`;
    try {
      await this.#arrive(id, url, request, reply);
      await reply.redirect(isTrial ? `${page}?tried=yes` : page, 303);
    } catch (error) {
      if (!(error instanceof ProviderSignInFailed)) throw error;
      this.#logger.warn(
        { tenantId: id, problem: error.problem, reason: reasonsOf(error) },
        'A provider sign-in failed',
      );
      await reply.redirect(`${page}?problem=${error.problem}`, 303);
    }
  }

  async #arrive(id: TenantId, url: URL, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const arrival = await this.signIn
      .arrive(id, url, readProviderCookie(request))
      .catch((error: unknown) => this.#refuse(id, null, error));
    await this.#admit(id, arrival, request, reply).catch((error: unknown) => this.#refuse(id, arrival.email, error));
  }

  /** Only what had departed from here counts: anybody can ask for this address. */
  #refuse(id: TenantId, email: string | null, error: unknown): never {
    if (error instanceof ProviderSignInFailed && error.problem !== 'expired') {
      this.refused.noteIn(id, { kind: 'admin', id: null, name: email }, `provider.${error.problem}`);
    }
    throw error;
  }

  async #admit(id: TenantId, arrival: Arrival, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (arrival.triedBy) {
      await this.#refuseOtherDomain(id, arrival.email);
      await this.signIn.noteTrial(arrival.provider, arrival.triedBy);
      return;
    }
    const account = await this.admitArrival.admit(arrival);
    const { device } = this.opening.deviceOf(request);
    const { token } = await this.sessions.begin(account, { device, means: 'provider' });
    await this.opening.open(request, reply, token);
  }

  async #refuseOtherDomain(id: TenantId, email: string): Promise<void> {
    const isBound = await this.database.inTenant(id, (manager) =>
      manager.existsBy(IdentityProviderDomainEntity, { tenantId: id, domain: domainOf(email) }),
    );
    if (!isBound) throw new ProviderSignInFailed('wrong_domain', `${email} is of no domain that signs in here`);
  }

  async #findProvider(email: string) {
    const domain = domainOf(email);
    const [bound] = await this.database.byDomain(domain, (manager) =>
      manager.findBy(IdentityProviderDomainEntity, { domain }),
    );
    if (!bound) return undefined;
    const provider = await this.database.inTenant(bound.tenantId, (manager) =>
      findProviderFor(manager, bound.tenantId, email),
    );
    return provider && { tenantId: bound.tenantId, isRequired: provider.isRequired };
  }
}

/** Of the whole chain of causes, the sentences: what the provider sent may be in the errors themselves. */
function reasonsOf(error: Error): string[] {
  const cause = error.cause instanceof Error ? reasonsOf(error.cause) : [];
  return [error.message, ...cause];
}
