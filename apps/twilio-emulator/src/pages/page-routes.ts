import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The same folder seen from src/pages and from dist/pages. */
const appFolder = fileURLToPath(new URL('../..', import.meta.url));
/** What the compiler makes of phone-page and overview-page: modules that browsers take as they are. */
export const builtScripts = `${appFolder}dist`;

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; media-src 'self' blob:; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The two pages: what goes on inside (/), and the public telephone (/phone). */
export async function pageRoutes(app: FastifyInstance, scriptsFolder: string): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('Content-Security-Policy', contentSecurityPolicy).header('X-Content-Type-Options', 'nosniff');
  });
  for (const folder of ['phone-page', 'overview-page']) {
    const root = `${scriptsFolder}/${folder}`;
    if (existsSync(root))
      await app.register(fastifyStatic, { root, prefix: `/pages/${folder}/`, decorateReply: false });
  }
  await app.register(fastifyStatic, { root: `${appFolder}pages`, prefix: '/pages/' });
  app.get('/', (_request, reply) => reply.sendFile('overview.html'));
  app.get('/phone', (_request, reply) => reply.sendFile('phone.html'));
}
