import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { FastLane } from './capabilities/fast-lane.js';
import type { Environment } from './environment.js';
import { refuseUnreadableRequest } from './http/unreadable-request.js';
import { logRequests } from './http/log-requests.js';
import { sendProblem } from './http/problem.filter.js';
import { protectAnswers } from './http/protect-answers.js';
import { serveFiles } from './http/serve-files.js';
import { takeBodies } from './http/take-bodies.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { PinoNestLogger } from './logger.js';
import type { OutsideWorld } from './outside-world.js';

const largestBodyBytes = 64 * 1024;

/** The whole API, wired and ready to listen. */
export async function createApplication(
  environment: Environment,
  logger: Logger,
  given: Partial<OutsideWorld> = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: largestBodyBytes,
    trustProxy: environment.trustedProxies,
    genReqId: () => randomUUID(),
    // What a line has to say of its request it says itself: a logger for each request would seldom be used.
    childLoggerFactory: (parent: FastifyBaseLogger) => parent,
    // Nest's own middleware, of which there is none.
    skipMiddie: true,
    clientErrorHandler: refuseUnreadableRequest,
    // What the router cannot read gets no further, so the filter never sees it.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.header('x-request-id', request.id);
      void rateLimits.takeForAddress(request, reply).then(
        () => sendProblem(error, request, reply),
        (tooMany: unknown) => sendProblem(tooMany, request, reply),
      );
    },
    // What comes over a connection that is still open is answered, and the connection closed behind it.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  takeBodies(fastify);
  logRequests(fastify, logger);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.within(environment, given), adapter, {
    logger: new PinoNestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  // Before the first request comes, which is refused with it perhaps.
  const rateLimits = app.get(RateLimits, { strict: false });
  openFastLane(fastify, app.get(FastLane, { strict: false }));
  protectAnswers(fastify, environment);
  await serveFiles(fastify, environment, rateLimits);
  if (environment.demoCrmUrl) await passOnToDemoCrm(fastify, environment.demoCrmUrl);
  await app.init();
  await fastify.ready();
  return app;
}

async function passOnToDemoCrm(fastify: FastifyInstance, upstream: string): Promise<void> {
  // What a development machine alone needs is loaded there alone.
  const { default: fastifyHttpProxy } = await import('@fastify/http-proxy');
  await fastify.register(async (scope) => {
    // Bodies are passed on as they come: the proxy brings parsers of its own that leave them alone.
    scope.removeAllContentTypeParsers();
    await scope.register(fastifyHttpProxy, {
      upstream,
      prefix: '/crm',
      rewritePrefix: '/crm',
      // The demo CRM says itself what its pages may load.
      preHandler: (_request, reply, done) => {
        reply.removeHeader('content-security-policy');
        done();
      },
    });
  });
}

function openFastLane(fastify: FastifyInstance, lane: FastLane): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url !== '/v1/tokens' || route.method !== 'POST') return;
    route.preHandler = (request, reply, done) => lane.enter(request, reply, done);
  });
}
