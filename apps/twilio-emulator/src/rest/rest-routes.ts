import { parse } from 'node:querystring';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccountSettings } from '../accounts/account-schema.js';
import type { AccountStore } from '../accounts/account-store.js';
import { pause } from '../clock.js';
import type { Faults } from '../faults/faults.js';
import { createSid } from '../sids.js';
import { accountJson, accountList, balance } from './accounts.js';
import { applications } from './applications.js';
import { accountSidIn, authenticate } from './authenticate.js';
import { outgoingCallerIds } from './caller-ids.js';
import { calls } from './calls.js';
import type { CallResourceServices } from './place-call.js';
import type { Form } from './form.js';
import { keys } from './keys.js';
import { phoneNumbers } from './phone-numbers.js';
import { notFound, RestError } from './rest-error.js';
import { found, type RestAnswer, type RestResource } from './rest-request.js';

export interface RestServices extends CallResourceServices {
  readonly accounts: AccountStore;
  readonly faults: Faults;
  /** Told after every change, with everything as it is now. */
  readonly keepAccounts: (accounts: AccountSettings[]) => void;
}

/** Twilio's REST API, as far as voice needs it: /2010-04-01/Accounts/{AccountSid}/… */
export async function restRoutes(app: FastifyInstance, services: RestServices): Promise<void> {
  const resources: Readonly<Record<string, RestResource>> = {
    Applications: applications(services.clock),
    Balance: balance,
    Calls: calls(services),
    IncomingPhoneNumbers: phoneNumbers(services.clock),
    Keys: keys(services.clock),
    OutgoingCallerIds: outgoingCallerIds(services.clock),
  };
  await app.register(formbody, { parser: (body) => ({ ...parse(body, '&', '=', { maxKeys: 0 }) }) });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'Twilio-Request-Id': createSid('RQ'),
      'Twilio-Concurrent-Requests': '1',
      'X-Shenanigans': 'none',
    });
  });
  app.addHook('onRequest', async (request, reply) => {
    const fault = services.faults.strike(pathOf(request));
    if (!fault) return;
    if (fault.delayMs !== undefined) await pause(services.clock, fault.delayMs, whenClosed(reply));
    if (fault.status === undefined) return;
    if (fault.retryAfterSeconds !== undefined) reply.header('Retry-After', String(fault.retryAfterSeconds));
    throw new RestError(fault.status, 20_000 + fault.status, messageOfFault[fault.status]);
  });
  app.setErrorHandler((error, _request, reply) => {
    const refusal = error instanceof RestError ? error : asRefusal(error);
    if (refusal.status === 401) reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    return reply.code(refusal.status).send(refusal.toBody());
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send(notFound(pathOf(request)).toBody()));
  app.get('/Accounts.json', (request) => {
    const { authorization } = request.headers;
    const account = authenticate(authorization, accountSidIn(authorization), 'account', services.accounts);
    return accountList(account, pathOf(request), request.query as Form).body;
  });
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST', 'DELETE'],
    url: '/Accounts/*',
    handler(request, reply) {
      const answer = answerTo(request, request.params['*'], resources, services.accounts);
      if (!answer) throw notFound(pathOf(request));
      if (request.method !== 'GET') services.keepAccounts(services.accounts.toSettings());
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
  const asksFor = kind === undefined ? 'account' : kind === 'Keys' ? 'keys' : 'everything else';
  const account = authenticate(request.headers.authorization, accountSid, asksFor, accounts);
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

const messageOfFault = {
  429: 'Too Many Requests',
  500: 'Internal server error',
  503: 'Service Unavailable',
} as const;

/** So that a request whose sender has left is not waited for. */
function whenClosed(reply: FastifyReply): AbortSignal {
  const closed = new AbortController();
  reply.raw.once('close', () => closed.abort());
  return closed.signal;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

function asRefusal(error: unknown): RestError {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500 && error instanceof Error) return new RestError(status, 20001, error.message);
  return new RestError(500, 20500, 'Internal server error');
}
