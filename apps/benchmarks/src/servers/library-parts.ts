/**
 * What a token is made with, and nothing of ours: Fastify, Helmet's headers, the key's SHA-256, `jsonwebtoken`, a line of
 * pino's. No look at whose key it is, no rules, no id that can be revoked, no ledger.
 */
import { createSecretKey, hash, randomUUID } from 'node:crypto';
import { fastify } from 'fastify';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
import { destination, pino } from 'pino';
import { tellPort } from './serve.js';

const key = createSecretKey('s'.repeat(32), 'utf8');
const account = { iss: `SK${'2'.repeat(32)}`, sub: `AC${'1'.repeat(32)}` };
const protect = helmet();
const log = pino(destination({ dest: '/dev/null', sync: false, minLength: 16_000 }));

const app = fastify({ genReqId: () => randomUUID() });
app.addHook('onRequest', ({ raw }, reply, done) => {
  protect(raw, reply.raw, () => done());
});
app.addHook('onResponse', ({ id, method, url }, { statusCode, elapsedTime }, done) => {
  log.info({ id, method, url, statusCode, elapsedTime }, 'answered');
  done();
});
app.post('/v1/tokens', ({ headers, body }, reply) => {
  const { clientName } = body as { clientName: string };
  const tokenId = hash('sha256', headers.authorization ?? '');
  const voice = {
    incoming: { allow: true },
    outgoing: { application_sid: `AP${'3'.repeat(32)}`, params: { tokenId } },
  };
  const claims = { ...account, jti: tokenId, grants: { identity: clientName, voice } };
  const token = jwt.sign(claims, key, { algorithm: 'HS256', expiresIn: 3_600 });
  return reply.status(201).send({ token, tokenId, clientName, dialect: 'access' });
});
await app.listen({ host: '127.0.0.1', port: 0 });
tellPort(app.server.address());
