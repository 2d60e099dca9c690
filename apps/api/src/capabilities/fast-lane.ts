import { issueToken, type ApiKeyScope } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { KnownApiKeys } from '../api-keys/known-api-keys.js';
import { bearerTokenIn } from '../authentication/credential.js';
import type { ApiKeyPrincipal } from '../authentication/principal.js';
import { LeavingTogether } from '../http/leaving-together.js';
import { sendProblem } from '../http/problem.filter.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { IssueTokenService, type Readily } from './issue-token.js';

export const scopeOfTokens = 'tokens:write' satisfies ApiKeyScope;

/**
 * Answers `POST /v1/tokens` before Nest's pipeline where everything is known already: the key, that its tenant is in good
 * standing, the account, the rules and the client. That is nearly every token of a company at work, and the way through
 * guard, pipe, interceptors and controller costs more than all that makes a token.
 *
 * Whatever is else, a refusal above all, goes the ordinary way, which has not been touched until then: nothing is counted
 * or written here before it is certain that the answer is given here.
 */
@Injectable()
export class FastLane {
  readonly #leaving = new LeavingTogether();

  constructor(
    private readonly apiKeys: KnownApiKeys,
    private readonly standing: TenantStanding,
    private readonly rateLimits: RateLimits,
    private readonly tokens: IssueTokenService,
  ) {}

  /** Fastify's `preHandler` of the route. */
  enter(request: FastifyRequest, reply: FastifyReply, passOn: HookHandlerDoneFunction): void {
    const caller = this.#callerOf(request);
    if (!caller) return passOn();
    const { data } = issueToken.safeParse(request.body);
    const issue = data && this.tokens.readily(caller, data);
    if (!issue) return passOn();
    void this.#answer(caller, issue, request, reply);
  }

  async #answer(caller: ApiKeyPrincipal, issue: Readily, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      await this.rateLimits.takeFor(caller, reply);
      const issued = issue();
      await this.#leaving.departure();
      reply.status(201).header('cache-control', 'no-store').send(issued);
    } catch (error) {
      sendProblem(error, request, reply);
    }
  }

  #callerOf({ headers: { authorization } }: FastifyRequest): ApiKeyPrincipal | undefined {
    const key = authorization === undefined ? undefined : bearerTokenIn(authorization);
    const caller = key === undefined ? undefined : this.apiKeys.recall(key);
    const isLetIn = caller?.scopes.includes(scopeOfTokens) === true && this.standing.isKnownToBeGood(caller.tenantId);
    return isLetIn ? caller : undefined;
  }
}
