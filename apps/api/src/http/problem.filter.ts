import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../domain-error.js';
import { RateLimits } from '../rate-limits/rate-limits.js';
import { entityTag } from './entity-tag.js';
import { isRefusedUnheard, problemOf } from './problem.js';

/** The one place where a failure becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly rateLimits: RateLimits) {}

  async catch(cause: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const error = isRefusedUnheard(cause) ? await this.#count(cause, request, reply) : cause;
    sendProblem(error, request, reply);
  }

  /** Nobody has asked who this is. Once there is too much of it, that is what is wrong. */
  #count(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (reply.hasHeader('ratelimit')) return Promise.resolve(error);
    return this.rateLimits.takeForAddress(request, reply).then(
      () => error,
      (tooMany: unknown) => tooMany,
    );
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  if (problem.status >= 500) request.log.error({ reqId: request.id, err: error }, problem.detail);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const version = error instanceof DomainError ? error.version : undefined;
  if (version !== undefined) reply.header('etag', entityTag(version));
  const retryAfter = (error instanceof DomainError && error.retryAfterSeconds) || (problem.status === 503 && 2);
  if (retryAfter) reply.header('retry-after', String(retryAfter));
  reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}
