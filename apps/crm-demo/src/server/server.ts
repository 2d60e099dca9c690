import fastifyStatic from '@fastify/static';
import { Cordboard, CordboardError } from '@cordboard/client';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findCompany, UnknownRep } from './company.js';
import { contacts } from './contacts.js';

export interface CrmServerOptions {
  /** Where this server reaches Cordboard. */
  readonly cordboardUrl: string;
  /** Where browsers reach this CRM: the origin that the softphone is told to trust. */
  readonly publicUrl: string;
  readonly demoFile: string;
  /** Folder of the built page. */
  readonly pages: string;
}

const repQuery = z.object({ rep: z.string().min(1).max(121) });

/**
 * The server part that every integration needs, small: it alone holds the API key, and asks Cordboard for a launch URL
 * when one of its reps opens a page.
 */
export async function buildServer(options: CrmServerOptions): Promise<FastifyInstance> {
  const { cordboardUrl, publicUrl, demoFile, pages } = options;
  const app = Fastify({ logger: false });
  const { origin } = new URL(publicUrl);
  app.addHook('onSend', async (_request, reply) => {
    // A CRM that has such a policy has to name Cordboard's origin as a source of frames.
    reply.header('content-security-policy', `default-src 'self'; img-src 'self' data:; frame-src ${origin}`);
  });
  await app.register(fastifyStatic, { root: pages, prefix: '/crm/' });

  app.get('/crm', ({ url }, reply) => reply.redirect(url.replace('/crm', '/crm/')));

  const companyOf = async (query: unknown) => {
    const { rep } = repQuery.parse(query);
    const company = await findCompany(demoFile, rep);
    return { rep, company, cordboard: new Cordboard({ baseUrl: cordboardUrl, apiKey: company.apiKey }) };
  };

  app.get('/crm/workspace', async ({ query }) => {
    const { rep, company, cordboard } = await companyOf(query);
    const { data: clients } = await cordboard.listClients();
    return {
      origin,
      company: company.name,
      rep: clients.find(({ name }) => name === rep) ?? { name: rep, displayName: rep },
      colleagues: clients.filter(({ name }) => name !== rep).map(({ name, displayName }) => ({ name, displayName })),
      contacts,
    };
  });

  app.post('/crm/launch', async ({ query }) => {
    const { rep, cordboard } = await companyOf(query);
    return cordboard.createEmbedSession({ clientName: rep, origin });
  });

  app.get('/crm/calls', async ({ query }) => {
    const { rep, cordboard } = await companyOf(query);
    return cordboard.listCalls({ clientName: rep, limit: 30 });
  });

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof UnknownRep || error instanceof z.ZodError) {
      const sentence = error instanceof UnknownRep ? error.message : 'Open this page as /crm/?rep=alice.';
      return reply.code(404).send({ sentence });
    }
    if (error instanceof CordboardError) {
      return reply.code(502).send({ sentence: [error.message, error.remedy].filter(Boolean).join(' ') });
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return reply.code(500).send({ sentence: 'The demo CRM failed. Its log says why.' });
  });
  return app;
}
