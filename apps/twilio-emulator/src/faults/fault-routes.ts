import type { FastifyInstance } from 'fastify';
import { faultSettings, type Faults } from './faults.js';

/** Making the REST API ill, and well again. */
export function faultRoutes(app: FastifyInstance, faults: Faults): void {
  app.get('/faults', () => ({ faults: faults.list() }));

  app.post('/faults', (request, reply) => {
    const wanted = faultSettings.safeParse(request.body);
    if (!wanted.success) {
      const problems = wanted.error.issues.map(({ path, message }) => `${path.join('.') || 'a fault'}: ${message}`);
      return reply.code(400).send({ message: `This is no fault that could be tried. ${problems.join('; ')}.` });
    }
    faults.add(wanted.data);
    return reply.code(201).send({ faults: faults.list() });
  });

  app.delete('/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
