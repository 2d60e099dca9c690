import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { RateLimits } from '../rate-limits/rate-limits.js';
import type { Environment } from '../environment.js';
import { swaggerUiDirectory } from './docs.controller.js';
import { sendProblem } from './problem.filter.js';

/** The pages' scripts, styles and pictures, counted by address. The pages themselves are controllers'. */
export async function serveFiles(
  fastify: FastifyInstance,
  environment: Environment,
  rateLimits: RateLimits,
): Promise<void> {
  await fastify.register(async (files) => {
    files.addHook('onRequest', (request, reply) => rateLimits.takeForFile(request, reply));
    files.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    await serve(files, environment);
  });
}

async function serve(fastify: FastifyInstance, { softphoneDirectory, consoleDirectory }: Environment): Promise<void> {
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
