import { backgroundHeader, type ApiKeyScope } from '@cordboard/contracts';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { SecondFactorRequired } from '../accounts/errors.js';
import { KnownApiKeys } from '../api-keys/known-api-keys.js';
import { DomainError } from '../domain-error.js';
import { LiveSessions } from '../embed/live-sessions.js';
import { Environment } from '../environment.js';
import { COUNTED_WHEN_REFUSED } from '../rate-limits/counted-when-refused.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { ConsoleSessions } from '../sign-in/console-sessions.js';
import { refuseForeignOrigin } from '../sign-in/own-origin.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { readSessionCookie, sessionCookie } from '../sign-in/session-cookie.js';
import { bearerCredentialIn } from './credential.js';
import { CredentialsInvalid, CredentialsMissing, Forbidden, ScopeMissing } from './errors.js';
import {
  AUDIENCE,
  BACKGROUND,
  BEFORE_SECOND_FACTOR,
  defaultAudience,
  isLetIn,
  leastRoleOf,
  SCOPE,
  type Audience,
  type AuthenticatedRequest,
  type Guest,
  type OperatorPrincipal,
  type Principal,
} from './principal.js';

/** Stands before every route. One that says nothing about its audience is for API keys alone. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: KnownApiKeys,
    private readonly liveSessions: LiveSessions,
    private readonly consoleSessions: ConsoleSessions,
    private readonly tenantStanding: TenantStanding,
    private readonly rateLimits: RateLimits,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, targets) ?? defaultAudience;
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<AuthenticatedRequest>(), http.getResponse<FastifyReply>()];
    if (audience === 'anyone') {
      const isCountedElsewhere = this.reflector.getAllAndOverride<true | undefined>(COUNTED_WHEN_REFUSED, targets);
      if (!isCountedElsewhere) await this.rateLimits.takeForAddress(request, reply);
      return true;
    }
    const principal = await this.#authenticate(request, reply, this.#isBackground(context));
    await this.rateLimits.takeFor(principal, reply);
    if (!isLetIn(principal, audience)) throw refusalOf(principal, audience);
    refuseKeyWithout(this.reflector.getAllAndOverride<ApiKeyScope | undefined>(SCOPE, targets), principal);
    const isBeforeSecondFactor = this.reflector.getAllAndOverride<true | undefined>(BEFORE_SECOND_FACTOR, targets);
    await this.#refuseForNow(principal, isBeforeSecondFactor ?? false);
    request.principal = principal;
    return true;
  }

  /** Whoever cannot say who they are is counted by their address. */
  async #authenticate(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    isBackground: boolean,
  ): Promise<Principal | OperatorPrincipal> {
    try {
      const principal = (await this.#byHeader(request)) ?? (await this.#byCookie(request, reply, isBackground));
      if (!principal) throw new CredentialsMissing();
      return principal;
    } catch (error) {
      if (error instanceof DomainError) await this.rateLimits.takeForAddress(request, reply);
      throw error;
    }
  }

  /** Who may do this, but not at present. */
  async #refuseForNow(principal: Principal | OperatorPrincipal, isBeforeSecondFactor: boolean): Promise<void> {
    if (principal.kind === 'operator') return;
    await this.tenantStanding.refuseSuspended(principal.tenantId);
    if (principal.kind === 'admin' && principal.mustSetUpSecondFactor && !isBeforeSecondFactor) {
      throw new SecondFactorRequired();
    }
  }

  #isBackground(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    return headers[backgroundHeader] === 'true' || this.reflector.get(BACKGROUND, context.getHandler()) === true;
  }

  async #byHeader({ headers: { authorization } }: AuthenticatedRequest): Promise<Principal | undefined> {
    if (!authorization) return undefined;
    const credential = bearerCredentialIn(authorization);
    if (!credential) throw new CredentialsInvalid();
    switch (credential.prefix) {
      case 'cb_live':
      case 'cb_test':
        return this.apiKeys.authenticate(credential);
      case 'cbs':
        return this.liveSessions.authenticate(credential);
      default:
        throw new CredentialsInvalid();
    }
  }

  /** A browser sends the cookie along whoever asks it to: what changes something has to come from our own pages. */
  async #byCookie(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    isBackground: boolean,
  ): Promise<Principal | OperatorPrincipal | undefined> {
    const token = readSessionCookie(request);
    if (token === undefined) return undefined;
    if (!['GET', 'HEAD'].includes(request.method)) refuseForeignOrigin(request, this.environment);
    const { principal, renewed } = await this.consoleSessions.authenticate(token, { isBackground });
    // Another admin may use this browser next.
    reply.header('cache-control', 'no-store');
    if (renewed) reply.header('set-cookie', sessionCookie(renewed));
    return principal;
  }
}

function refuseKeyWithout(scope: ApiKeyScope | undefined, principal: Principal | OperatorPrincipal): void {
  if (principal.kind !== 'api-key') return;
  // Nobody said what a key needs for it, so none has it; a test finds such a route before a customer does.
  if (scope === undefined) throw new Forbidden('An API key may not do this.');
  if (!principal.scopes.includes(scope)) throw new ScopeMissing(scope);
}

function refusalOf(principal: Principal | OperatorPrincipal, audience: readonly Guest[]): Forbidden {
  const byKey = audience.includes('api-key') ? 'Call with an API key, from your own server.' : undefined;
  const least = leastRoleOf(audience);
  switch (principal.kind) {
    case 'session':
      return new Forbidden('A softphone session may not do this.', byKey);
    case 'api-key':
      return new Forbidden('An API key may not do this.', 'Sign in to the console.');
    case 'operator':
      return new Forbidden('An operator may not do this.', 'Sign in as an admin of the tenant.');
    case 'admin':
      return least
        ? new Forbidden(`The role "${principal.role}" may not do this.`, `Ask an ${least} of your company.`)
        : new Forbidden('This is not done from the console.', byKey);
  }
}
