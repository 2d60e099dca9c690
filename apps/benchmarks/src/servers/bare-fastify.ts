/** As fast as our framework can answer a request with a body. */
import { fastify } from 'fastify';
import { tellPort } from './serve.js';

const app = fastify();
app.post('/v1/tokens', (_, reply) => reply.status(201).send({ token: 'x'.repeat(600) }));
await app.listen({ host: '127.0.0.1', port: 0 });
tellPort(app.server.address());
