import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Environment } from '../environment.js';

/** Helmet's headers, on every answer. They are the same on all of them, so it is asked for them once. */
export function protectAnswers(fastify: FastifyInstance, { isProduction }: Environment): void {
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
