import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiKeyScopes, type ApiKeyScope, type CreatedApiKey, type Problem } from '@cordboard/contracts';
import { isForApiKeys, operationsOf, scopeOf, type OpenApiDocument } from '../testing/openapi-document.js';
import { aSid, TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let operations: ReturnType<typeof operationsOf>;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  const document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
  operations = operationsOf(document).filter(isForApiKeys);
});
afterAll(() => api.stop());

test('every operation that is open to API keys names the scope that it needs', () => {
  const without = operations.filter((one) => !apiKeyScopes.some((scope) => scope === scopeOf(one)));
  expect(without.map(({ operation }) => operation.operationId)).toEqual([]);
  // And no scope is there for nothing.
  expect(new Set(operations.map(scopeOf))).toEqual(new Set<string | undefined>(apiKeyScopes));
});

test('a key may do what its scope allows, and is told which scope it lacks for the rest', async () => {
  const owner = await api.createAdmin(tenant);
  for (const scope of apiKeyScopes) {
    const { body } = await api.call<CreatedApiKey>(owner, 'POST', '/v1/api-keys', { name: scope, scopes: [scope] });
    for (const one of operations) {
      const { status, code, missingScope } = await attempt(body.key, one);
      const needed = scopeOf(one) as ApiKeyScope;
      expect([scope, one.operation.operationId, status === 403 ? [code, missingScope] : 'let in']).toEqual([
        scope,
        one.operation.operationId,
        needed === scope ? 'let in' : ['auth.scope_missing', needed],
      ]);
    }
  }
});

/** With ids of nothing and an empty body: who is let in gets further than the guard, and that is all. */
async function attempt(apiKey: string, { method, path }: ReturnType<typeof operationsOf>[number]) {
  const url = path
    .replace('{callSid}', aSid('CA'))
    .replace(/\{(id|deviceId)\}/g, '0196f3a2-7b1c-7d7e-8f00-0123456789ab');
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const answer = await api.call<Partial<Problem> | undefined>({ apiKey }, method, url, hasBody ? {} : undefined);
  return { status: answer.status, code: answer.body?.code, missingScope: answer.body?.missingScope };
}
