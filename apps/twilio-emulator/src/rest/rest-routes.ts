import { parse } from 'node:querystring';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountStore } from '../accounts/account-store.js';
import { createSid } from '../sids.js';
import { accountJson, balance } from './accounts.js';
import { applications } from './applications.js';
import { authenticate } from './authenticate.js';
import { calls, type CallResourceServices } from './calls.js';
import type { Form } from './form.js';
import { keys } from './keys.js';
import { outgoingCallerIds, phoneNumbers } from './phone-numbers.js';
import { notFound, RestError } from './rest-error.js';
import { found, type RestAnswer, type RestResource } from './rest-request.js';

export interface RestServices extends CallResourceServices {
  readonly accounts: AccountStore;
}

/** Twilio's REST API, as far as voice needs it: /2010-04-01/Accounts/{AccountSid}/… */
export async function restRoutes(app: FastifyInstance, services: RestServices): Promise<void> {
  const resources: Readonly<Record<string, RestResource>> = {
    Applications: applications(services.clock),
    Balance: balance,
    Calls: calls(services),
    IncomingPhoneNumbers: phoneNumbers(services.clock),
    Keys: keys(services.clock),
    OutgoingCallerIds: outgoingCallerIds,
  };
  await app.register(formbody, { parser: (body) => ({ ...parse(body, '&', '=', { maxKeys: 0 }) }) });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'Twilio-Request-Id': createSid('RQ'),
      'Twilio-Concurrent-Requests': '1',
      'X-Shenanigans': 'none',
    });
  });
  app.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof RestError ? error : asRefusal(error);
    if (refusal.status === 401) reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    return reply.code(refusal.status).send(refusal.toBody());
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send(notFound(pathOf(request)).toBody()));
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST', 'DELETE'],
    url: '/Accounts/*',
    handler(request, reply) {
      const answer = answerTo(request, request.params['*'], resources, services.accounts);
      if (!answer) throw notFound(pathOf(request));
      return reply.code(answer.status).send(answer.body);
    },
  });
}

function answerTo(
  request: FastifyRequest,
  path: string,
  resources: Readonly<Record<string, RestResource>>,
  accounts: AccountStore,
): RestAnswer | undefined {
  const [accountSid = '', kind, ...names] = path.replace(/\.json$/, '').split('/');
  const isForMainKey = kind === undefined || kind === 'Keys';
  const account = authenticate(request.headers.authorization, accountSid, isForMainKey, accounts);
  if (kind === undefined) return request.method === 'GET' ? found(accountJson(account)) : undefined;
  return resources[kind]?.({
    account,
    method: request.method,
    path: pathOf(request),
    names,
    form: (request.body ?? {}) as Form,
    query: request.query as Form,
  });
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

function asRefusal(error: unknown): RestError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500 && error instanceof Error) return new RestError(status, 20001, error.message);
  return new RestError(500, 20500, 'Internal server error');
}
