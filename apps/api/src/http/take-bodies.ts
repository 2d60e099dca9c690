import { errorCodes, type FastifyInstance } from 'fastify';
import { MalformedJson } from '../domain-error.js';

const largestCsvBytes = 4 * 1024 * 1024;
/** Changes of a hundred numbers, each with all its settings before and after. */
const longBodies: Readonly<Record<string, number>> = { '/v1/twilio-changes': 1024 * 1024 };

/** What may be sent to the API, in which form, and how much of it where that is not the usual. */
export function takeBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const bodyLimit = longBodies[route.url];
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  takeJson(fastify);
  takeTwilioForms(fastify);
  takeCsv(fastify);
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
