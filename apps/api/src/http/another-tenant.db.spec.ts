import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@cordboard/contracts';
import { isForApiKeys, operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  acme = await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
});
afterAll(() => api.stop());

describe('another tenant cannot', () => {
  /** A request of each operation that would work, naming things of the first tenant. */
  const requests: Record<
    string,
    (owned: { client: Client; callSid: string }) => { path?: object; body?: object; query?: string }
  > = {
    putTwilioConfig: () => ({ body: globex.account }),
    getTwilioConfig: () => ({}),
    registerClient: () => ({ body: { name: 'newcomer' } }),
    listClients: () => ({}),
    deleteClient: ({ client }) => ({ path: { id: client.id } }),
    issueToken: ({ client }) => ({ body: { clientName: client.name } }),
    createEmbedSession: ({ client }) => ({ body: { clientName: client.name, origin: 'https://crm.example.com' } }),
    listCalls: ({ client }) => ({ query: `?clientName=${client.name}` }),
    getCall: ({ callSid }) => ({ path: { callSid } }),
  };

  test('reach or change anything of the first, through any operation of the document', async () => {
    const { body: client } = await api.call<Client>(acme, 'POST', '/v1/clients', {
      name: 'secret_name',
      displayName: 'Secret Person',
    });
    const callSid = aSid('CA');
    await api.webhook(acme, 'outgoing', { CallSid: callSid, From: 'client:secret_name', To: '+14155550142' });
    const tables = [
      'tenants',
      'twilio_configs',
      'clients',
      'client_name_claims',
      'api_keys',
      'embed_sessions',
      'calls',
      'call_events',
      'call_clients',
    ];
    const snapshot = async () =>
      Promise.all(tables.map((table) => api.database.query(`select t::text from ${table} t where ${table === 'tenants' ? 'id' : 'tenant_id'} = $1 order by 1`, [acme.tenantId]))); // prettier-ignore
    const before = await snapshot();
    expect(before.flat().length).toBeGreaterThan(6);

    const document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
    for (const { path, method, operation } of operationsOf(document).filter(isForApiKeys)) {
      const request = requests[operation.operationId]?.({ client, callSid });
      // A new operation has to say here how it would be called.
      expect([operation.operationId, request]).toEqual([operation.operationId, expect.anything()]);
      const url = Object.entries(request?.path ?? {}).reduce(
        (filled, [name, value]) => filled.replace(`{${name}}`, value),
        path,
      );
      const { text } = await api.call(globex, method, url + (request?.query ?? ''), request?.body);
      for (const theirs of [acme.tenantId, acme.account.accountSid, client.id, 'Secret Person', 'client:secret_name']) {
        expect([operation.operationId, text]).not.toEqual([
          operation.operationId,
          expect.stringContaining(theirs === client.id ? `"id":"${theirs}"` : theirs),
        ]);
      }
    }
    expect(await snapshot()).toEqual(before);
  });
});
