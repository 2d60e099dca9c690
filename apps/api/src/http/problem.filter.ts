import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entityTag } from './entity-tag.js';
import { SettingsChangedMeanwhile } from '../settings/errors.js';
import { TooManyTries } from '../sign-in/errors.js';
import { TwilioConfigChangedMeanwhile } from '../twilio-config/errors.js';
import { problemOf } from './problem.js';

/** The one place where a failure becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id);
  if (problem.status >= 500) request.log.error({ err: error }, problem.detail);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (error instanceof TooManyTries) reply.header('retry-after', String(error.retryAfterSeconds));
  const version = changedVersionIn(error);
  if (version !== undefined) reply.header('etag', entityTag(version));
  if (problem.status === 503) reply.header('retry-after', '2');
  reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}

const changedVersionIn = (error: unknown) =>
  error instanceof SettingsChangedMeanwhile || error instanceof TwilioConfigChangedMeanwhile
    ? error.version
    : undefined;
