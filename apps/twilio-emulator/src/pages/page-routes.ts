import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** From src (tests) as from dist (the built app): the pages stand beside both, their scripts are compiled into dist. */
const appFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The two pages: what goes on inside (/), and the public telephone (/phone). */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: [`${appFolder}pages`, `${appFolder}dist/pages`].filter((folder) => existsSync(folder)),
    prefix: '/pages/',
    cacheControl: false,
  });
  app.get('/', (_request, reply) => reply.sendFile('overview.html'));
  app.get('/phone', (_request, reply) => reply.sendFile('phone.html'));
}
