import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { plainLogger } from '../logger.js';

/** One line a request, with the route's pattern in place of the address, which may hold what is nobody's business. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  const log = plainLogger(logger);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        reqId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    );
    done();
  });
}
