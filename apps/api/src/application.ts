import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  errorCodes,
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { MalformedJson } from './domain-error.js';
import { FastLane } from './capabilities/fast-lane.js';
import type { Environment } from './environment.js';
import { swaggerUiDirectory } from './http/docs.controller.js';
import { refuseUnreadableRequest } from './http/unreadable-request.js';
import { sendProblem } from './http/problem.filter.js';
import { plainLogger, PinoNestLogger } from './logger.js';
import type { OutsideWorld } from './outside-world.js';

const largestBodyBytes = 64 * 1024;
const largestCsvBytes = 4 * 1024 * 1024;
/** Changes of a hundred numbers, each with all its settings before and after. */
const longBodies: Readonly<Record<string, number>> = { '/v1/twilio-changes': 1024 * 1024 };

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
      sendProblem(error, request, reply);
    },
    // What comes over a connection that is still open is answered, and the connection closed behind it.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.addHook('onRoute', (route) => {
    const bodyLimit = longBodies[route.url];
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  takeJson(fastify);
  takeTwilioForms(fastify);
  takeCsv(fastify);
  logRequests(fastify, logger);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.within(environment, given), adapter, {
    logger: new PinoNestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  openFastLane(fastify, app.get(FastLane, { strict: false }));
  protectAnswers(fastify, environment);
  await serveFiles(fastify, environment);
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

/** Helmet's headers, on every answer. They are the same on all of them, so it is asked for them once. */
function protectAnswers(fastify: FastifyInstance, { isProduction }: Environment): void {
  const headers: Record<string, string> = {};
  const protect = helmet({
    // Pages that a browser shows say themselves what they load and who may frame them.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    frameguard: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: isProduction,
  });
  const unsent = new ServerResponse(new IncomingMessage(new Socket()));
  protect(unsent.req, unsent, () => undefined);
  for (const [name, value] of Object.entries(unsent.getHeaders())) headers[name] = String(value);
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function openFastLane(fastify: FastifyInstance, lane: FastLane): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url !== '/v1/tokens' || route.method !== 'POST') return;
    route.preHandler = (request, reply, done) => lane.enter(request, reply, done);
  });
}

/** Fastify's own parser, which refuses what would poison a prototype; Nest forgets what was wrong with a body. */
function takeJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    parse(request, body, (error, parsed) => (error ? done(new MalformedJson(), undefined) : done(null, parsed)));
  });
}

/** Twilio's forms are kept as they came: their signature is over the raw body. No other route takes forms. */
function takeTwilioForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    if (request.url.startsWith('/twilio/') || request.is404) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(), undefined);
  });
}

/** Whole lists come as CSV, to routes for them; no other route takes as much. */
function takeCsv(fastify: FastifyInstance): void {
  const options = { parseAs: 'string', bodyLimit: largestCsvBytes } as const;
  fastify.addContentTypeParser('text/csv', options, (request, body, done) => {
    if (request.url.split('?')[0]?.endsWith('/import') || request.is404) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(), undefined);
  });
}

/** One line a request, with the route's pattern in place of the address, which may hold what is nobody's business. */
function logRequests(fastify: FastifyInstance, logger: Logger): void {
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

async function serveFiles(
  fastify: FastifyInstance,
  { softphoneDirectory, consoleDirectory }: Environment,
): Promise<void> {
  for (const [prefix, directory] of [
    ['/softphone', softphoneDirectory],
    ['/console', consoleDirectory],
  ] as const) {
    const assets = join(directory, 'assets');
    if (!existsSync(assets)) continue;
    await fastify.register(fastifyStatic, {
      root: assets,
      prefix: `${prefix}/assets/`,
      index: false,
      decorateReply: false,
      // Where the build left a compressed twin beside a file.
      preCompressed: true,
      // Their names change with their content.
      immutable: true,
      maxAge: '1y',
    });
  }
  if (existsSync(consoleDirectory)) {
    // What lies beside the page, such as its icon: each file a route, so that all other addresses are the page's.
    await fastify.register(fastifyStatic, {
      root: consoleDirectory,
      prefix: '/console/',
      index: false,
      decorateReply: false,
      wildcard: false,
      globIgnore: ['assets/**', '**/*.html'],
    });
  }
  await fastify.register(fastifyStatic, {
    root: swaggerUiDirectory,
    prefix: '/docs/assets/',
    index: false,
    decorateReply: false,
    maxAge: '1d',
    allowedPath: (path) => /\.(css|png)$|swagger-ui-bundle\.js$/.test(path),
  });
}
